package io.skybound.command.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.skybound.platform.idempotency.Ids;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4222222222222",
                "5555555555554444",
                "2223003122003222",
                "378282246310005",
                "3782 822463 10005",
                "30569309025904",
                "6011111111111117",
                "6205500000000000004",
                "tok_4111111111111111",
                "x4111111111111111y",
                "{\"card\":4111111111111111}",
                "{\"a\":\"pay with 4111 1111 1111 1111 123, 12/29\"}",
                "4111111111111111 12",
                "41111111-11111111",
                "４１１１１１１１１１１１１１１１",
                "4111\u00a01111\u00a01111\u00a01111",
                "4111–1111–1111–1111"
            })
    void areFound(String text) {
        assertThat(CardNumbers.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4111111111111112",
                "411111111111",
                "41111111111111111111",
                "4111.1111",
                "0000000000000000",
                "{\"amount\":\"199.90\",\"currency\":\"USD\"}",
                "1780315200000",
                "1780315200000000",
                "20260601120000",
                "2026-06-01T12:00:00.000000Z",
                "550e8400-e29b-41d4-a716-446655440000",
                "41111111-1111-4111-8111-111111111111",
                "tok_visa",
                "4111 x 1111 x 1111 x 1111"
            })
    void areNotSeenWhereThereAreNone(String text) {
        assertThat(CardNumbers.isIn(text)).isFalse();
    }

    @Test
    void areNotSeenInIdsAndKeys() {
        assertThat(IntStream.range(0, 20_000).mapToObj(n -> Ids.derived("bkg", "key " + n)))
                .noneMatch(CardNumbers::isIn);
        assertThat(IntStream.range(0, 20_000)
                        .mapToObj(n -> new UUID(n * 0x9E3779B97F4A7C15L, n * 0xC2B2AE3D27D4EB4FL).toString()))
                .noneMatch(CardNumbers::isIn);
    }
}
