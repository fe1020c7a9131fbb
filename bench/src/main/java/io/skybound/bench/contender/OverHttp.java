package io.skybound.bench.contender;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** A contender that speaks the small part of SkyBound's HTTP contract which is measured. */
public interface OverHttp extends Contender {

    URI uri();

    /** A flight from JFK to LAX with so many seats in economy; its id. */
    String newFlight(int seats);

    /** The headers of one of its travellers, the next one in turn. */
    Map<String, String> traveller();

    /** Access tokens of all travellers; empty strings where nobody looks at them. */
    List<String> tokens();

    /** How many bookings have seats of a flight, as its database says. */
    long holds(String flight);

    /** How many bookings have seats on any flight. */
    long holds();
}
