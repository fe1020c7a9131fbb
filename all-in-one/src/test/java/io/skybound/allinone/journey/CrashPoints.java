package io.skybound.allinone.journey;

import io.skybound.allinone.laboratory.Action;
import io.skybound.allinone.laboratory.Point;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is tried at which point, and in the middle of what. */
final class CrashPoints {
    private static final Set<Point> AFTER_A_COMMIT =
            EnumSet.of(Point.COMMAND_APPENDED, Point.PROCESS_COMMITTED, Point.PROJECTION_COMMITTED);
    private static final Set<Point> CAN_BE_DONE_TWICE = EnumSet.of(
            Point.STEP_SENDING,
            Point.STEP_KEEPING,
            Point.OUTBOX_PUTTING,
            Point.CAPTURE_ASKING,
            Point.REFUND_ASKING,
            Point.MAIL_SENDING);

    private CrashPoints() {}

    /** @param token how the card behaves, so that the story comes by this point */
    record Case(Point point, String occasion, Action action, String token) {
        @Override
        public String toString() {
            return action + " when " + point.means() + (occasion.isEmpty() ? "" : " (" + occasion + ")");
        }
    }

    /** Every point in the middle of everything that a story passes it with. */
    static Stream<Case> all(Action action) {
        return Arrays.stream(Point.values())
                .filter(point -> makesSense(point, action))
                .flatMap(point ->
                        occasions(point).stream().map(occasion -> new Case(point, occasion, action, token(point))));
    }

    /** Every point once, each seed in the middle of something else. */
    static Stream<Case> each(Action action, int seed) {
        Point[] points = Point.values();
        return IntStream.range(0, points.length)
                .filter(i -> makesSense(points[i], action))
                .mapToObj(i -> {
                    List<String> occasions = occasions(points[i]);
                    String occasion = occasions.get(Math.floorMod(seed + i, occasions.size()));
                    return new Case(points[i], occasion, action, token(points[i]));
                });
    }

    /** What comes after a commit can't undo it, so a failure there is none; and not everything can be done twice. */
    static boolean makesSense(Point point, Action action) {
        if (point == Point.CAPTURE_KEYED) {
            return false;
        }
        return switch (action) {
            case HALT, DELAY -> true;
            case EXCEPTION -> !AFTER_A_COMMIT.contains(point);
            case DUPLICATE -> CAN_BE_DONE_TWICE.contains(point);
            case SKIP -> false;
        };
    }

    private static String token(Point point) {
        return switch (point) {
            case KEPT_STEP_STARTING, KEPT_STEP_DONE -> "tok_timeout_after_capture";
            default -> "tok_visa";
        };
    }

    private static List<String> occasions(Point point) {
        return switch (point) {
            case REQUEST_CLAIMED, ANSWER_FOUND, ANSWER_KEPT ->
                List.of("POST /bookings", "POST /payments", "DELETE /bookings/{id}");
            case COMMAND_DECIDED, COMMAND_APPENDED ->
                List.of(
                        "CreateBooking",
                        "ReserveSeats",
                        "HoldBooking",
                        "RequestPayment",
                        "CapturePayment",
                        "ConfirmBooking",
                        "ConfirmSeats",
                        "CancelBooking",
                        "ReleaseSeats",
                        "RefundPayment",
                        "RecordRefund");
            case STEP_SENDING, STEP_SENT ->
                List.of(
                        "ReserveSeats",
                        "HoldBooking",
                        "CapturePayment",
                        "ConfirmBooking",
                        "ConfirmSeats",
                        "ReleaseSeats",
                        "RefundPayment",
                        "RecordRefund");
            case STEP_KEEPING, STEP_KEPT -> List.of("ExpireHold");
            case PROCESS_HANDLING, PROCESS_COMMITTING, PROCESS_COMMITTED ->
                List.of(
                        "BookingCreated",
                        "SeatsReserved",
                        "PaymentRequested",
                        "PaymentCaptured",
                        "BookingConfirmed",
                        "BookingCancelled",
                        "PaymentRefunded",
                        "BookingRefunded");
            case OUTBOX_PUTTING, OUTBOX_PUT ->
                List.of("BOOKING_HELD", "BOOKING_CONFIRMED", "BOOKING_CANCELLED", "REFUND_COMPLETED");
            case PROJECTION_HANDLING, PROJECTION_COMMITTING, PROJECTION_COMMITTED ->
                List.of("bookings BookingConfirmed", "payments PaymentCaptured", "flights SeatsReserved");
            case KEPT_STEP_STARTING,
                    KEPT_STEP_DONE,
                    CAPTURE_KEYED,
                    CAPTURE_ASKING,
                    CAPTURE_ANSWERED,
                    REFUND_ASKING,
                    REFUND_ANSWERED,
                    MAIL_SENDING,
                    MAIL_SENT,
                    MAIL_RECORDING,
                    MAIL_RECORDED -> List.of("");
        };
    }
}
