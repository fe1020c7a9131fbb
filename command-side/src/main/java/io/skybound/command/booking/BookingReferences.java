package io.skybound.command.booking;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives each booking a reference that no other has, in any process and after any restart, without asking for it. */
@Component
class BookingReferences {

    /** As the sequence's increment. */
    private static final int BLOCK = 64;

    private final JdbcClient sql;
    private long next;
    private int left;

    BookingReferences(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** One statement for each block; a block that a stopped process leaves unused does no harm. */
    synchronized String next() {
        if (left == 0) {
            next = sql.sql("SELECT nextval('booking.booking_reference_seq')")
                    .query(Long.class)
                    .single();
            left = BLOCK;
        }
        left--;
        return BookingReference.of(next++);
    }
}
