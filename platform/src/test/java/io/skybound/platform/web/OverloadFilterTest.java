package io.skybound.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OverloadFilterTest {
    private final OverloadFilter filter = new OverloadFilter(1);
    private final List<String> served = new ArrayList<>();

    @Test
    void turnsAwayWhoeverIsTooManyAndSaysWhenToComeAgain() throws Exception {
        during(() -> assertThatThrownBy(() -> ask(new MockHttpServletRequest("GET", "/flights")))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.status().value()).isEqualTo(503);
                    assertThat(problem.headers()).containsKey("Retry-After");
                }));
    }

    @Test
    void letsInTheNextWhenOneHasEndedAlsoInAFailure() throws Exception {
        during(() -> {});
        assertThatThrownBy(() -> filter.doFilter(
                        new MockHttpServletRequest("GET", "/flights"), new MockHttpServletResponse(), (_, _) -> {
                            throw new ServletException("failed");
                        }))
                .hasMessage("failed");

        ask(new MockHttpServletRequest("GET", "/flights/next"));

        assertThat(served).containsExactly("/flights/next");
    }

    @Test
    void countsNeitherProbesNorStreams() throws Exception {
        MockHttpServletRequest stream = new MockHttpServletRequest("GET", "/flights/flt_1/status");
        stream.addHeader("Accept", "text/event-stream");

        during(() -> {
            ask(new MockHttpServletRequest("GET", "/readyz"));
            ask(stream);
        });

        assertThat(served).containsExactly("/readyz", "/flights/flt_1/status");
    }

    @Test
    void countsWhoeverWouldTakeAStreamAmongOthers() throws Exception {
        MockHttpServletRequest read = new MockHttpServletRequest("GET", "/flights");
        read.addHeader("Accept", "application/json, text/event-stream");
        MockHttpServletRequest write = new MockHttpServletRequest("POST", "/auth/login");
        write.addHeader("Accept", "text/event-stream");

        during(() -> {
            assertThatThrownBy(() -> ask(read)).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> ask(write)).isInstanceOf(Problem.class);
        });
    }

    private interface Task {
        void run() throws ServletException, IOException;
    }

    /** While somebody has the only place. */
    private void during(Task task) throws ServletException, IOException {
        filter.doFilter(
                new MockHttpServletRequest("GET", "/bookings"), new MockHttpServletResponse(), (_, _) -> task.run());
    }

    private void ask(MockHttpServletRequest request) throws ServletException, IOException {
        FilterChain chain = (_, _) -> served.add(request.getRequestURI());
        filter.doFilter(request, new MockHttpServletResponse(), chain);
    }
}
