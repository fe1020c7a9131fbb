package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.allinone.journey.invariants.Invariants;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The checker of the invariants sees what it is there to see: each kind of damage, on a database that is in order. */
class InvariantsJourneyTest {

    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    record Damage(String what, String invariant, String sql) {}

    private static Damage event(String what, String invariant, String type, String pattern, String replacement) {
        return new Damage(
                what,
                invariant,
                "UPDATE events.domain_event_entry SET payload = convert_to(regexp_replace("
                        + "convert_from(payload, 'UTF8'), '" + pattern + "', '" + replacement + "'), 'UTF8')"
                        + " WHERE global_index = (SELECT max(global_index) FROM events.domain_event_entry"
                        + " WHERE payload_type = '" + type + "')");
    }

    private static final String CAPTURE =
            "(SELECT reference FROM gateway.capture WHERE outcome = 'captured'" + " ORDER BY created_at DESC LIMIT 1)";

    static final List<Damage> DAMAGES = List.of(
            event("more seats held than there are", "I1", "SeatsReserved", "\"economy\":[0-9]+", "\"economy\":777"),
            event(
                    "another count of what is free",
                    "I1",
                    "SeatsReleased",
                    "\"free\":.\"economy\":[0-9]+",
                    "\"free\":{\"economy\":778"),
            new Damage(
                    "seats released twice",
                    "I1",
                    "INSERT INTO events.domain_event_entry (global_index, event_identifier, aggregate_identifier,"
                            + " sequence_number, type, time_stamp, payload_type, payload_revision, payload, meta_data)"
                            + " SELECT (SELECT max(global_index) + 1 FROM events.domain_event_entry), 'again',"
                            + " aggregate_identifier, 1000, type, time_stamp, payload_type, payload_revision, payload,"
                            + " meta_data FROM events.domain_event_entry WHERE global_index = (SELECT max(global_index)"
                            + " FROM events.domain_event_entry WHERE payload_type = 'SeatsReleased'); UPDATE"
                            + " process.token_entry SET token = convert_to(regexp_replace(convert_from(token, 'UTF8'),"
                            + " '\"index\":[0-9]+', '\"index\":99999999'), 'UTF8')"),
            new Damage(
                    "more taken than known",
                    "I2",
                    "UPDATE gateway.capture SET amount = amount + 1" + " WHERE reference = " + CAPTURE),
            new Damage(
                    "a capture that nobody knows",
                    "I2",
                    "UPDATE gateway.capture SET idempotency_key = 'pay_ghost'" + " WHERE reference = " + CAPTURE),
            new Damage(
                    "an outcome that nobody has found out",
                    "I2",
                    "UPDATE gateway.capture" + " SET outcome = 'not_done', reference = NULL WHERE reference = "
                            + CAPTURE),
            new Damage("a refund that never left", "I2", "DELETE FROM gateway.refund WHERE outcome = 'refunded'"),
            new Damage(
                    "money given back for nothing",
                    "I2",
                    "INSERT INTO gateway.refund" + " VALUES ('ghost', " + CAPTURE
                            + ", 1, 'USD', 'refunded', 'ref_ghost', NULL, now())"),
            new Damage(
                    "more given back than was taken",
                    "I3",
                    "INSERT INTO gateway.refund" + " VALUES ('ghost', " + CAPTURE
                            + ", 99999, 'USD', 'refunded', 'ref_ghost', NULL, now())"),
            new Damage(
                    "a confirmation that nobody sent",
                    "I4",
                    "DELETE FROM notification.mail_outbox" + " WHERE kind = 'BOOKING_CONFIRMED'"),
            new Damage(
                    "a mail that is in no mailbox",
                    "I4",
                    "UPDATE notification.mail_outbox SET message_id = '<ghost@x>'"
                            + " WHERE id = (SELECT max(id) FROM notification.mail_outbox WHERE state = 'sent')"),
            new Damage(
                    "a booking that shows something else",
                    "I6",
                    "UPDATE read.booking"
                            + " SET view = replace(view, '\"status\":\"confirmed\"', '\"status\":\"pending\"')"),
            new Damage("a booking that does not show", "I6", "DELETE FROM read.booking"),
            new Damage(
                    "a payment that shows something else",
                    "I6",
                    "UPDATE read.payment" + " SET view = replace(view, 'completed', 'failed')"),
            new Damage("books that lack an entry", "I6", "DELETE FROM read.ledger_entry WHERE number = 2"),
            new Damage(
                    "books with another amount",
                    "I6",
                    "UPDATE read.ledger_entry SET view = regexp_replace(view, '\"amount\":\"[0-9]+', '\"amount\":\"7')"),
            new Damage(
                    "a flight that shows other seats",
                    "I6",
                    "UPDATE read.flight SET cabins ="
                            + " regexp_replace(cabins::text, '\"available\":[0-9]+', '\"available\":777')::json"),
            new Damage(
                    "a gap in a stream",
                    "I7",
                    "UPDATE events.domain_event_entry SET sequence_number = sequence_number + 1"
                            + " WHERE global_index = (SELECT max(global_index) FROM events.domain_event_entry)"),
            event(
                    "a hold that has not ended",
                    "I8",
                    "BookingHeld",
                    "\"paymentDueBy\":\"[^\"]*\"",
                    "\"paymentDueBy\":\"2020-01-01T00:00:00Z\""),
            new Damage(
                    "a step that waits for help",
                    "I10",
                    "INSERT INTO notification.stuck_step"
                            + " VALUES ('ghost', 'bkg_x', 'HoldBooking', '{}', 10, 'no reason', now())"),
            new Damage("bookings without a process", "I10", "DELETE FROM process.association_value_entry"));

    @TestFactory
    Stream<DynamicTest> sees() {
        Traveller ada = sky.traveller();
        String flight = sky.operations().flight(3, 9);
        ada.cancel(ada.holdAndPay(Trip.oneWay(flight, sky.people().adult())).id())
                .expect(200);
        ada.holdAndPay(Trip.oneWay(flight, sky.people().adult()));
        ada.hold(Trip.oneWay(flight, sky.people().adult()));
        assertThat(Invariants.violations(sky.product().evidence())).isEmpty();
        return DAMAGES.stream()
                .map(damage -> DynamicTest.dynamicTest(
                        damage.what(),
                        () -> assertThat(Invariants.violations(
                                        sky.product().evidence().after(damage.sql())))
                                .anySatisfy(violation -> assertThat(violation).startsWith(damage.invariant() + ":"))));
    }

    @Test
    void seesASecretInAnEvent() {
        String secret = Words.name();
        sky.product().keepsSecret(secret);

        assertThat(Invariants.violations(sky.product()
                        .evidence()
                        .after("UPDATE events.domain_event_entry SET meta_data ="
                                + " convert_to(replace(convert_from(meta_data, 'UTF8'), 'system', '" + secret
                                + "'), 'UTF8')")))
                .anySatisfy(violation -> assertThat(violation).startsWith("I11:"));
    }
}
