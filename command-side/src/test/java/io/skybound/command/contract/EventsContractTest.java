package io.skybound.command.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.api.StoredTypes;
import io.skybound.api.StoredTypes.StoredType;
import io.skybound.api.booking.BookingEvent;
import io.skybound.api.example.Example;
import io.skybound.api.example.ExampleBooking;
import io.skybound.api.example.ExampleFlight;
import io.skybound.api.example.ExamplePayment;
import io.skybound.api.flight.FlightEvent;
import io.skybound.api.mail.MailEvent;
import io.skybound.api.payment.PaymentEvent;
import io.skybound.api.seats.SeatsEvent;
import io.skybound.platform.serialization.UnknownStoredType;
import io.skybound.platform.testing.StoredForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every event that may be stored has an approved sample of each of its revisions. What was stored once must stay readable
 * for ever, and what is written must look like the sample. A sample is only ever added, together with its revision.
 */
class EventsContractTest {

    private static final Path SAMPLES = Path.of("src/test/resources/events");
    private static final String ENCRYPTED = "v1:example:[A-Za-z0-9+/=]{30,}";

    private static final Map<Class<?>, Object> EXAMPLES =
            StoredExamples.EVENTS.stream().collect(Collectors.toMap(Object::getClass, event -> event));

    /** What events of older revisions are read as. */
    private static final Map<String, Object> OLDER = Map.of(
            "SeatsReleased-1", ExampleFlight.seatsReleased(ExampleBooking.BOOKING, 1, 10),
            "PaymentRefunded-1", ExamplePayment.paymentRefunded(Example.usd("114.93")),
            "RefundFailed-1", ExamplePayment.refundFailed(Example.usd("114.93"), 1));

    private final JsonMapper json = JsonMapper.shared();

    static List<StoredType> types() {
        return StoredTypes.all();
    }

    @Test
    void everyEventHasANameToBeStoredUnder() {
        assertThat(types())
                .extracting(StoredType::type)
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                FlightEvent.class,
                                SeatsEvent.class,
                                BookingEvent.class,
                                PaymentEvent.class,
                                MailEvent.class)
                        .<Class<?>>flatMap(topic -> Stream.of(topic.getPermittedSubclasses()))
                        .toList());
    }

    @Test
    void everySampleIsOfAKnownRevision() throws IOException {
        Stream<String> current = types().stream().map(type -> type.name() + "-" + type.revision());
        List<String> known = Stream.concat(current, OLDER.keySet().stream()).toList();

        try (Stream<Path> files = Files.list(SAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @Test
    void everyRevisionBeforeTheCurrentOneHasASample() {
        for (StoredType type : types()) {
            for (int revision = 1; revision < Integer.parseInt(type.revision()); revision++) {
                assertThat(OLDER).containsKey(type.name() + "-" + revision);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatWasStoredStaysReadable(StoredType type) throws IOException {
        assertThat(StoredForm.readEvent(type.name(), type.revision(), sample(type)))
                .isEqualTo(example(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsWrittenLooksLikeTheSample(StoredType type) throws IOException {
        JsonNode sample = json.readTree(sample(type));
        JsonNode written = json.readTree(written(type));

        assertThat(withoutSecrets(written)).isEqualTo(withoutSecrets(sample));
    }

    @Test
    void olderRevisionsAreReadAsTheCurrentOne() throws IOException {
        for (Map.Entry<String, Object> older : OLDER.entrySet()) {
            String[] nameAndRevision = older.getKey().split("-", 2);

            assertThat(StoredForm.readEvent(
                            nameAndRevision[0],
                            nameAndRevision[1],
                            Files.readString(SAMPLES.resolve(older.getKey() + ".json"))))
                    .isEqualTo(older.getValue());
        }
    }

    @Test
    void refusesARevisionFromTheFuture() {
        assertThatThrownBy(() -> StoredForm.readEvent("SeatsReleased", "3", "{}"))
                .isInstanceOf(UnknownStoredType.class)
                .hasMessageContaining("SeatsReleased revision 3");
    }

    @Test
    void refusesATypeThatNobodyKnows() {
        assertThatThrownBy(() -> StoredForm.readEvent("SeatsPainted", "1", "{}"))
                .isInstanceOf(UnknownStoredType.class)
                .hasMessageContaining("SeatsPainted");
    }

    private String sample(StoredType type) throws IOException {
        Path sample = SAMPLES.resolve(type.name() + "-" + type.revision() + ".json");
        assertThat(sample)
                .as(
                        "approve what is stored from now on:%n%s%n",
                        json.readTree(written(type)).toPrettyString())
                .exists();
        return Files.readString(sample);
    }

    private static String written(StoredType type) {
        var stored = StoredForm.forEvents().serialize(example(type), String.class);
        assertThat(stored.getType().getName()).isEqualTo(type.name());
        assertThat(stored.getType().getRevision()).isEqualTo(type.revision());
        return stored.getData();
    }

    private static Object example(StoredType type) {
        return Objects.requireNonNull(EXAMPLES.get(type.type()), "the example world lacks " + type.name());
    }

    /** Encryption never gives the same text twice, so all that can be compared is that it took place. */
    private JsonNode withoutSecrets(JsonNode stored) {
        return json.readTree(stored.toString().replaceAll("\"" + ENCRYPTED + "\"", "\"(encrypted)\""));
    }
}
