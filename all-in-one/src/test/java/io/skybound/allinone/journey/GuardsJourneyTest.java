package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skybound.allinone.journey.invariants.Invariants;
import io.skybound.allinone.laboratory.Action;
import io.skybound.allinone.laboratory.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
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
     * @param says what is said about it, in words of its own: of which booking depends on who comes by the point first
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

    /** So many of them show only after a hold has ended. They come first: the time until then is that of the others. */
    private static final int OF_HOLDS_THAT_END = 2;

    static final List<Guard> GUARDS = List.of(
            guard(
                    "the end of a hold is kept",
                    Point.STEP_KEEPING,
                    "ExpireHold",
                    Until.HELD,
                    "I8",
                    "should have expired"),
            guard(
                    "what is paid is confirmed",
                    Point.STEP_SENDING,
                    "ConfirmBooking",
                    Until.PAID,
                    "I2",
                    "for the booking EXPIRED is"),
            new Guard(
                    "the gateway is asked again with the same key",
                    Point.CAPTURE_KEYED,
                    "",
                    Action.SKIP,
                    "tok_timeout_after_capture",
                    Until.PAID,
                    "I2",
                    "the gateway knows payment"),
            guard(
                    "a confirmation is owed",
                    Point.OUTBOX_PUTTING,
                    "BOOKING_CONFIRMED",
                    Until.PAID,
                    "I4",
                    "no confirmation sent"),
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
                    "instead of BookingView"),
            guard("seats are released", Point.STEP_SENDING, "ReleaseSeats", Until.CANCELLED, "I1", "still has seats"),
            guard(
                    "what is owed is paid back",
                    Point.STEP_SENDING,
                    "RefundPayment",
                    Until.CANCELLED,
                    "I2",
                    "for the booking CANCELLED_BY_TRAVELLER is"));

    @TestFactory
    Stream<DynamicTest> withoutAGuardTheInvariantsAreViolated() {
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
            Consumer<Guard> without = guard -> {
                desk.set(guard.point(), guard.occasion(), guard.action());
                without(guard, product, operations.flight(30, 9));
                desk.awaitSprung(guard.what());
            };
            GUARDS.subList(0, OF_HOLDS_THAT_END).forEach(without);
            Instant allHoldsAreOver = Instant.now().plus(HOLD).plus(LATE);
            GUARDS.subList(OF_HOLDS_THAT_END, GUARDS.size()).forEach(without);
            await().atMost(HOLD.plus(LATE).plusSeconds(5))
                    .until(() -> Instant.now().isAfter(allHoldsAreOver));
            violations = Invariants.violations(product.evidence());
        }
        return GUARDS.stream()
                .map(guard -> DynamicTest.dynamicTest(
                        "without this guard: " + guard.what(),
                        () -> assertThat(violations)
                                .anySatisfy(violation -> assertThat(violation)
                                        .startsWith(guard.invariant() + ":")
                                        .contains(guard.says()))));
    }

    private static void without(Guard guard, Product product, String flight) {
        Story story = new Story(product, Traveller.of(product), flight, guard.token());
        Answer held = story.hold();
        if (guard.until() != Until.HELD) {
            story.pay(held);
        }
        if (guard.until() == Until.CANCELLED) {
            story.isConfirmed(held);
            story.cancel(held.id());
        }
    }
}
