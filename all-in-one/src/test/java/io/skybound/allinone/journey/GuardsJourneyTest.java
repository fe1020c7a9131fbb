package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.allinone.journey.invariants.Invariants;
import io.skybound.allinone.laboratory.Action;
import io.skybound.allinone.laboratory.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each guard is switched off once, by a product that believes it still has it, and the invariants say what follows. */
class GuardsJourneyTest {
    private static final Duration HOLD = Duration.ofSeconds(8);
    private static final Duration LATE = Duration.ofSeconds(6);

    /** How far the story goes in which the guard is missing. */
    enum Until {
        HELD,
        PAID,
        CANCELLED
    }

    /**
     * @param action {@link Action#SKIP}, or for a mail what must not happen without a crash
     * @param says what is said about it
     */
    record Guard(
            String what,
            Point point,
            String occasion,
            Action action,
            String token,
            Until until,
            String invariant,
            String says) {}

    private static Guard guard(String what, Point point, String occasion, Until until, String invariant, String says) {
        return new Guard(what, point, occasion, Action.SKIP, "tok_visa", until, invariant, says);
    }

    static final List<Guard> GUARDS = List.of(
            guard("the end of a hold is kept", Point.STEP_KEEPING, "ExpireHold", Until.HELD, "I8", "booking {booking}"),
            new Guard(
                    "the gateway is asked again with the same key",
                    Point.CAPTURE_KEYED,
                    "",
                    Action.SKIP,
                    "tok_timeout_after_capture",
                    Until.PAID,
                    "I2",
                    "the gateway knows payment {payment}/"),
            guard("what is paid is confirmed", Point.STEP_SENDING, "ConfirmBooking", Until.PAID, "I2", "{payment}"),
            guard("a confirmation is owed", Point.OUTBOX_PUTTING, "BOOKING_CONFIRMED", Until.PAID, "I4", "{booking}"),
            guard("a mail is sent before it counts as sent", Point.MAIL_SENDING, "", Until.PAID, "I4", "is 0 times"),
            new Guard(
                    "a mail is sent once",
                    Point.MAIL_SENDING,
                    "",
                    Action.DUPLICATE,
                    "tok_visa",
                    Until.PAID,
                    "I4",
                    "is 2 times"),
            guard(
                    "no event passes a read model by",
                    Point.PROJECTION_HANDLING,
                    "bookings BookingCancelled",
                    Until.CANCELLED,
                    "I6",
                    "{booking}"),
            guard("seats are released", Point.STEP_SENDING, "ReleaseSeats", Until.CANCELLED, "I1", "{booking}"),
            guard(
                    "what is owed is paid back",
                    Point.STEP_SENDING,
                    "RefundPayment",
                    Until.CANCELLED,
                    "I2",
                    "{payment}"));

    @TestFactory
    Stream<DynamicTest> withoutAGuardTheInvariantsAreViolated() {
        List<String> expected = new ArrayList<>();
        List<String> violations;
        try (Product product = Product.named("guards")
                .inLaboratory()
                .with("skybound.demo.enabled", "false")
                .with("skybound.booking.hold", HOLD.toString())
                .start()) {
            Operations operations = new Operations(product);
            LaboratoryDesk desk = new LaboratoryDesk(product);
            new Story(product, Traveller.of(product), operations.flight(30, 9), "tok_visa").live();
            assertThat(Invariants.violations(product.evidence())).isEmpty();
            for (Guard guard : GUARDS) {
                desk.set(guard.point(), guard.occasion(), guard.action());
                expected.add(without(guard, product, operations.flight(30, 9)));
                desk.awaitSprung(guard.what());
            }
            Instant allHoldsAreOver = Instant.now().plus(HOLD).plus(LATE);
            await().atMost(HOLD.plus(LATE).plusSeconds(5))
                    .until(() -> Instant.now().isAfter(allHoldsAreOver));
            violations = Invariants.violations(product.evidence());
        }
        return Stream.iterate(0, i -> i < GUARDS.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest(
                        "without this guard: " + GUARDS.get(i).what(),
                        () -> assertThat(violations)
                                .anySatisfy(violation -> assertThat(violation)
                                        .startsWith(GUARDS.get(i).invariant() + ":")
                                        .contains(expected.get(i)))));
    }

    /** @return what a violation must have in it */
    private static String without(Guard guard, Product product, String flight) {
        Story story = new Story(product, Traveller.of(product), flight, guard.token());
        Answer held = story.hold();
        String payment = "";
        if (guard.until() != Until.HELD) {
            payment = story.pay(held).id();
        }
        if (guard.until() == Until.CANCELLED) {
            story.isConfirmed(held);
            story.cancel(held.id());
        }
        return guard.says().replace("{booking}", held.id()).replace("{payment}", payment);
    }
}
