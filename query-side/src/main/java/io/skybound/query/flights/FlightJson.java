package io.skybound.query.flights;

import io.skybound.platform.web.WrittenJson;
import io.skybound.query.flights.FlightSearch.Hit;
import io.skybound.query.readmodel.PlaceNames;
import io.skybound.query.readmodel.ViewJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A flight's view, written once for all answers that show it.
 *
 * @param utf8 without the word which way the flight goes
 * @param gap where that word goes
 */
record FlightJson(byte[] utf8, int gap) {

    private static final String BACK = ",\"is_return_flight\":true";
    private static final byte[] IS_BACK = bytes(BACK);
    private static final byte[] IS_OUT = bytes(",\"is_return_flight\":false");

    static FlightJson of(FlightRow row, PlaceNames places) {
        String json = ViewJson.write(row.view(places, true));
        // Inside a string its quotes would be escaped, so this is the property.
        int gap = json.indexOf(BACK);
        byte[] before = bytes(json.substring(0, gap));
        byte[] after = bytes(json.substring(gap + BACK.length()));
        byte[] utf8 = new byte[before.length + after.length];
        System.arraycopy(before, 0, utf8, 0, before.length);
        System.arraycopy(after, 0, utf8, before.length, after.length);
        return new FlightJson(utf8, before.length);
    }

    WrittenJson alone() {
        return new WrittenJson(utf8);
    }

    /** An array of the flights found. */
    static WrittenJson array(List<Hit> hits, boolean roundTrip, PlaceNames places) {
        int length = 2 + Math.max(0, hits.size() - 1);
        for (Hit hit : hits) {
            length += hit.flight().json(places).utf8.length;
            length += word(hit, roundTrip).length;
        }
        byte[] array = new byte[length];
        int end = 0;
        array[end++] = '[';
        for (Hit hit : hits) {
            if (end > 1) {
                array[end++] = ',';
            }
            end = hit.flight().json(places).copy(array, end, word(hit, roundTrip));
        }
        array[end] = ']';
        return new WrittenJson(array);
    }

    private int copy(byte[] target, int start, byte[] word) {
        System.arraycopy(utf8, 0, target, start, gap);
        System.arraycopy(word, 0, target, start + gap, word.length);
        System.arraycopy(utf8, gap, target, start + gap + word.length, utf8.length - gap);
        return start + utf8.length + word.length;
    }

    private static byte[] word(Hit hit, boolean roundTrip) {
        if (!roundTrip) {
            return new byte[0];
        }
        return hit.place().returnFlight() ? IS_BACK : IS_OUT;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
