-- Numbers behind booking references. Each process takes a block of 64 at a time; lost blocks do no harm. A reference
-- has thirty bits, and none is given twice, so the sequence ends instead of starting again.
CREATE SEQUENCE booking.booking_reference_seq INCREMENT 64 MINVALUE 0 MAXVALUE 1073741760 NO CYCLE;
