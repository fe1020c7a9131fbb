package io.skybound.platform.web;

import static io.skybound.platform.web.PreconditionsTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PagingTest {

    private final Cursor cursor = Cursor.of("bookings", Instant.parse("2026-05-01T10:00:00Z"), "bkg_1", 42);

    @Test
    void comesBackAsItWent() {
        assertThat(Cursor.parse("bookings", 3, cursor.encode())).isEqualTo(cursor);
        assertThat(Objects.requireNonNull(Cursor.parse("bookings", 3, cursor.encode()))
                        .number(2))
                .isEqualTo(42);
        assertThat(cursor.encode()).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.parse("bookings", 3, null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "bkg_1", "AAAA", "====", "_w", "é"})
    void refusesWhatItNeverGaveOut(String after) {
        refused(() -> Cursor.parse("bookings", 3, after), 400, "invalid_cursor");
    }

    @Test
    void refusesAnotherListsCursor() {
        refused(() -> Cursor.parse("flights", 3, cursor.encode()), 400, "invalid_cursor");
        refused(() -> Cursor.parse("bookings", 2, cursor.encode()), 400, "invalid_cursor");
        refused(() -> cursor.number(1), 400, "invalid_cursor");
        String longOne =
                Base64.getUrlEncoder().encodeToString("bookings".repeat(500).getBytes(StandardCharsets.UTF_8));
        refused(() -> Cursor.parse("bookings", 3, longOne), 400, "invalid_cursor");
    }

    @Test
    void boundsThePage() {
        assertThat(Paging.limit(null, 20)).isEqualTo(20);
        assertThat(Paging.limit(200, 20)).isEqualTo(200);
        refused(() -> Paging.limit(0, 20), 400, "invalid_parameter");
        refused(() -> Paging.limit(201, 20), 400, "invalid_parameter");
    }

    @Test
    void linksToTheNextPage() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/users/me/bookings");
        request.setQueryString("status=pending&after=old&limit=2");
        assertThat(Paging.page(request, List.of(1, 2), Cursor.of("b", 1))
                        .getHeaders()
                        .getFirst("Link"))
                .isEqualTo("</users/me/bookings?status=pending&limit=2&after=Yh8x>; rel=\"next\"");
        assertThat(Paging.page(request, List.of(1), null).getHeaders().getFirst("Link"))
                .isNull();
    }
}
