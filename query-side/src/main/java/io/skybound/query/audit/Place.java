package io.skybound.query.audit;

/** Where an event stands: in the global order, and in the stream of its aggregate. */
record Place(long position, String aggregateId, long sequence) {}
