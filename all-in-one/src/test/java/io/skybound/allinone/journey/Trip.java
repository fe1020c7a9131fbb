package io.skybound.allinone.journey;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What somebody wants to book. The JSON may be bent before it is sent. */
record Trip(ObjectNode json) {

    static Trip oneWay(String flightId, ObjectNode... passengers) {
        return of("one-way", List.of(leg(flightId, false)), passengers);
    }

    static Trip roundTrip(String outbound, String inbound, ObjectNode... passengers) {
        return of("round-trip", List.of(leg(outbound, false), leg(inbound, true)), passengers);
    }

    /** Two flights in a row. */
    static Trip connecting(String first, String second, ObjectNode... passengers) {
        return of("one-way", List.of(leg(first, false), leg(second, false)), passengers);
    }

    Trip contact(String email) {
        json.put("contact_email", email);
        return this;
    }

    ObjectNode passenger(int i) {
        return (ObjectNode) json.withArray("/passengers").get(i);
    }

    Trip copy() {
        return new Trip(json.deepCopy());
    }

    private static Trip of(String type, List<ObjectNode> legs, ObjectNode... passengers) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("trip_type", type);
        ArrayNode flights = json.putArray("flights");
        new ArrayList<>(legs).forEach(flights::add);
        ArrayNode people = json.putArray("passengers");
        for (ObjectNode passenger : passengers) {
            people.add(passenger);
        }
        return new Trip(json);
    }

    private static ObjectNode leg(String flightId, boolean back) {
        return JsonMapper.shared().createObjectNode().put("flight_id", flightId).put("is_return_flight", back);
    }
}
