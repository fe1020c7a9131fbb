-- Nobody asks for the position of a point in time: what was known at one is found within an aggregate.
DROP INDEX events.domain_event_by_time;
