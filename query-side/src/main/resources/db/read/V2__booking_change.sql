-- Under which id each change of a booking was told to those who watch their bookings. Ids rise, by user, in the order
-- of the commits; nearly always an id is the event's position. Ids are out in the world, so this is not made again when
-- a read model is.

CREATE TABLE booking_change (
    user_id    text COLLATE "C" NOT NULL,
    id         bigint NOT NULL,
    booking_id text COLLATE "C" NOT NULL,
    version    bigint NOT NULL,
    PRIMARY KEY (user_id, id)
);

CREATE UNIQUE INDEX booking_change_once ON booking_change (booking_id, version);
