package io.skybound.allinone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HealthJourneyTest {
    @RegisterExtension
    static final ProductUnderTest sky = ProductUnderTest.shared();

    @Test
    void saysOnTheMainPortOnlyWhetherItIsWell() {
        assertThat(sky.anybody().get("/livez", Map.of()).expect(200).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(sky.anybody().get("/readyz", Map.of()).expect(200).body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void saysOnTheManagementPortWhatItDependsOn() {
        Answer health = sky.operator().get("/actuator/health", Map.of()).expect(200);

        assertThat(health.at("/components/database/status")).isEqualTo("UP");
        assertThat(health.at("/components/eventStore/status")).isEqualTo("UP");
        assertThat(health.at("/components/eventProcessors/details/booking-process"))
                .isEqualTo("running");
    }

    @Test
    void showsNothingElseThere() {
        for (String path : new String[] {"/airports", "/actuator/env", "/actuator/heapdump", "/actuator/configprops"}) {
            assertThat(sky.operator().get(path, Map.of()).status()).as(path).isEqualTo(404);
        }
    }
}
