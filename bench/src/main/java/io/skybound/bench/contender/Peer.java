package io.skybound.bench.contender;

import io.skybound.bench.load.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What the peers with HTTP have in common: nobody signs in, so they have less to do than SkyBound. */
abstract class Peer implements OverHttp {

    @Override
    public String newFlight(int seats) {
        try (Wire wire = new Wire(uri())) {
            return wire.send("POST", "/ops/flights", Map.of(), "{\"seats\":" + seats + "}")
                    .expect(201)
                    .at("/id");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> traveller() {
        return Map.of();
    }

    @Override
    public List<String> tokens() {
        return List.of("none");
    }
}
