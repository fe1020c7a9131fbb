package io.skybound.api;

import io.skybound.api.booking.BookingEvent;
import io.skybound.api.flight.FlightEvent;
import io.skybound.api.mail.MailEvent;
import io.skybound.api.payment.PaymentEvent;
import io.skybound.api.payment.RefundsHaveNames;
import io.skybound.api.seats.SeatsEvent;
import io.skybound.api.seats.SeatsReleasedSaysWhetherSold;
import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * Every type that may stand in the event store, by the logical name and revision under which it is stored. This is the
 * only place where names of stored types meet Java classes, and the allow-list for reading: what is not here is not
 * instantiated.
 */
public final class StoredTypes {

    /**
     * @param name logical name, never a Java class name; never changed once stored
     * @param revision current revision; older ones are upcast
     */
    public record StoredType(String name, String revision, Class<?> type) {}

    private static final List<StoredType> ALL = List.of(
            new StoredType("FlightScheduled", "1", FlightEvent.FlightScheduled.class),
            new StoredType("FlightRescheduled", "1", FlightEvent.FlightRescheduled.class),
            new StoredType("GateAssigned", "1", FlightEvent.GateAssigned.class),
            new StoredType("FlightStatusReported", "1", FlightEvent.FlightStatusReported.class),
            new StoredType("FlightCancelled", "1", FlightEvent.FlightCancelled.class),
            new StoredType("SalesOpened", "1", SeatsEvent.SalesOpened.class),
            new StoredType("SeatsReserved", "1", SeatsEvent.SeatsReserved.class),
            new StoredType("SeatsConfirmed", "1", SeatsEvent.SeatsConfirmed.class),
            new StoredType("SeatsReleased", "2", SeatsEvent.SeatsReleased.class),
            new StoredType("SalesClosed", "1", SeatsEvent.SalesClosed.class),
            new StoredType("BookingCreated", "1", BookingEvent.BookingCreated.class),
            new StoredType("BookingHeld", "1", BookingEvent.BookingHeld.class),
            new StoredType("BookingRejected", "1", BookingEvent.BookingRejected.class),
            new StoredType("PaymentStarted", "1", BookingEvent.PaymentStarted.class),
            new StoredType("PaymentAttemptFailed", "1", BookingEvent.PaymentAttemptFailed.class),
            new StoredType("BookingConfirmed", "1", BookingEvent.BookingConfirmed.class),
            new StoredType("BookingExpired", "1", BookingEvent.BookingExpired.class),
            new StoredType("BookingCancelled", "1", BookingEvent.BookingCancelled.class),
            new StoredType("BookingCancelledByAirline", "1", BookingEvent.BookingCancelledByAirline.class),
            new StoredType("BookingRevoked", "1", BookingEvent.BookingRevoked.class),
            new StoredType("BookingCorrected", "1", BookingEvent.BookingCorrected.class),
            new StoredType("LegRescheduled", "1", BookingEvent.LegRescheduled.class),
            new StoredType("BookingRefunded", "1", BookingEvent.BookingRefunded.class),
            new StoredType("BookingRefundFailed", "1", BookingEvent.BookingRefundFailed.class),
            new StoredType("PaymentRequested", "1", PaymentEvent.PaymentRequested.class),
            new StoredType("PaymentCaptured", "1", PaymentEvent.PaymentCaptured.class),
            new StoredType("PaymentFailed", "1", PaymentEvent.PaymentFailed.class),
            new StoredType("RefundRequested", "1", PaymentEvent.RefundRequested.class),
            new StoredType("RefundSubmitted", "1", PaymentEvent.RefundSubmitted.class),
            new StoredType("PaymentRefunded", "2", PaymentEvent.PaymentRefunded.class),
            new StoredType("CaptureRepeated", "1", PaymentEvent.CaptureRepeated.class),
            new StoredType("CaptureMissed", "1", PaymentEvent.CaptureMissed.class),
            new StoredType("CaptureWrittenOff", "1", PaymentEvent.CaptureWrittenOff.class),
            new StoredType("RefundFailed", "2", PaymentEvent.RefundFailed.class),
            new StoredType("RefundHandedOver", "1", PaymentEvent.RefundHandedOver.class),
            new StoredType("RefundSettledByHand", "1", PaymentEvent.RefundSettledByHand.class),
            new StoredType("RefundCovered", "1", PaymentEvent.RefundCovered.class),
            new StoredType("MailDelivered", "1", MailEvent.MailDelivered.class),
            new StoredType("MailFailed", "1", MailEvent.MailFailed.class));

    /** Each brings one type from one revision to the next, in this order; so a type may take several steps. */
    private static final List<EventUpcaster> UPCASTERS =
            List.of(new SeatsReleasedSaysWhetherSold(), new RefundsHaveNames());

    private StoredTypes() {}

    public static List<StoredType> all() {
        return ALL;
    }

    /** What was stored under an older revision passes through all of these before it is read. */
    public static List<EventUpcaster> upcasters() {
        return UPCASTERS;
    }
}
