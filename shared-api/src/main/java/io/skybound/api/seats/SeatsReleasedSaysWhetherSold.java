package io.skybound.api.seats;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings {@code SeatsReleased} from revision 1 to 2. Revision 1 did not say whether the seats had been sold; it was
 * written when only held seats could come back.
 */
public final class SeatsReleasedSaysWhetherSold extends SingleEventUpcaster {

    private static final SerializedType BEFORE = new SimpleSerializedType("SeatsReleased", "1");
    private static final SerializedType AFTER = new SimpleSerializedType("SeatsReleased", "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(BEFORE);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(AFTER, JsonNode.class, SeatsReleasedSaysWhetherSold::sayHeldOnly);
    }

    private static JsonNode sayHeldOnly(JsonNode released) {
        return ((ObjectNode) released).put("sold", false);
    }
}
