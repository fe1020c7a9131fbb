package io.skybound.api.payment;

import java.util.Map;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings {@code PaymentRefunded} and {@code RefundFailed} from revision 1 to 2. Revision 1 was written when a payment had
 * one refund only, the one that its booking owed.
 */
public final class RefundsHaveNames extends SingleEventUpcaster {

    private static final Map<SerializedType, SerializedType> STEPS = Map.of(
            new SimpleSerializedType("PaymentRefunded", "1"), new SimpleSerializedType("PaymentRefunded", "2"),
            new SimpleSerializedType("RefundFailed", "1"), new SimpleSerializedType("RefundFailed", "2"));

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return STEPS.containsKey(event.getType());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(STEPS.get(event.getType()), JsonNode.class, RefundsHaveNames::name);
    }

    private static JsonNode name(JsonNode event) {
        return ((ObjectNode) event)
                .put("refundId", RefundIds.due(event.path("paymentId").asString()));
    }
}
