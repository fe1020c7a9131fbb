package io.skybound.platform.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skybound.api.Personal;
import io.skybound.api.StoredTypes.StoredType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StoredTypesSerializerTest {
    static final String OLD_KEY = "old=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final String NEW_KEY = "new=//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA=";

    record Guest(String givenName, @Nullable String middleName) {}

    record Booked(
            String id,
            Money price,
            Instant at,
            @Personal String email,
            @Personal LocalDate birthDate,
            @Personal List<Guest> guests,
            @Personal @Nullable String phone,
            @Personal int age) {}

    record Unregistered(String id) {}

    static class Invisible {
        String state = "lost";
    }

    static final Booked BOOKED = new Booked(
            "b",
            Money.of(CurrencyUnit.USD, new BigDecimal("199.90")),
            Instant.parse("2026-03-01T10:00:00Z"),
            "ada@example.com",
            LocalDate.of(1815, 12, 10),
            List.of(new Guest("Ada", null), new Guest("Charles", "B.")),
            null,
            36);

    final StoredTypesSerializer events = forEvents("2", OLD_KEY);

    @Test
    void storesUnderTheLogicalNameAndRevision() {
        SerializedObject<byte[]> stored = events.serialize(BOOKED, byte[].class);
        assertThat(stored.getType().getName()).isEqualTo("Booked");
        assertThat(stored.getType().getRevision()).isEqualTo("2");
    }

    @Test
    void readsBackWhatItStored() {
        assertThat(events.<byte[], Booked>deserialize(events.serialize(BOOKED, byte[].class)))
                .isEqualTo(BOOKED);
    }

    @Test
    void encryptsPersonalDataOfAnyTypeAndNothingElse() {
        String json = events.serialize(BOOKED, String.class).getData();
        assertThat(json)
                .contains("\"id\":\"b\"")
                .contains("\"price\":{\"amount\":\"199.90\",\"currency\":\"USD\"}")
                .contains("\"at\":\"2026-03-01T10:00:00Z\"")
                .contains("\"phone\":null");
        assertThat(json.split("v1:old:", -1)).hasSize(5);
        // What is encrypted may by chance hold any two digits.
        assertThat(json.replaceAll("v1:old:[A-Za-z0-9+/=]+", "v1:old:…"))
                .doesNotContain("ada@", "1815", "Ada", "Charles", "36");
    }

    @Test
    void theSameValueNeverLooksTheSame() {
        assertThat(events.serialize(BOOKED, String.class).getData())
                .isNotEqualTo(events.serialize(BOOKED, String.class).getData());
    }

    @Test
    void everyKeyOfTheRingDecryptsAndTheFirstEncrypts() {
        StoredTypesSerializer rotated = forEvents("2", NEW_KEY, OLD_KEY);
        assertThat(rotated.<byte[], Booked>deserialize(events.serialize(BOOKED, byte[].class)))
                .isEqualTo(BOOKED);
        assertThat(rotated.serialize(BOOKED, String.class).getData())
                .contains("v1:new:")
                .doesNotContain("v1:old:");
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThatThrownBy(() -> forEvents("2", NEW_KEY).deserialize(events.serialize(BOOKED, byte[].class)))
                .rootCause()
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("key old");
    }

    @Test
    void tamperedOrPlainDataIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> read("Booked", "2", "{\"email\":\"ada@example.com\"}"))
                .hasStackTraceContaining("not in the form v1")
                .rootCause()
                .message()
                .doesNotContain("ada@");
        String json = events.serialize(BOOKED, String.class).getData();
        int end = json.indexOf('"', json.indexOf("v1:old:"));
        String tampered =
                json.substring(0, end - 6) + (json.charAt(end - 6) == 'A' ? 'B' : 'A') + json.substring(end - 5);
        assertThatThrownBy(() -> read("Booked", "2", tampered)).hasStackTraceContaining("tampered");
    }

    @Test
    void refusesWhatIsNoMoney() {
        String json = events.serialize(BOOKED, String.class).getData();
        for (String price : List.of(
                "{\"amount\":\"1.00\"}",
                "{\"currency\":\"USD\"}",
                "{\"amount\":\"1.00\",\"currency\":\"???\"}",
                "{\"amount\":\"much\",\"currency\":\"USD\"}",
                "{\"amount\":\"1.001\",\"currency\":\"USD\"}")) {
            String stored = json.replace("{\"amount\":\"199.90\",\"currency\":\"USD\"}", price);
            assertThat(stored).contains(price);
            assertThatThrownBy(() -> read("Booked", "2", stored)).as(price).isInstanceOf(SerializationException.class);
        }
    }

    @Test
    void refusesToReadWhatTheRegistryDoesNotKnow() {
        assertThatThrownBy(() -> read("BookedOnTheMoon", "1", "{}"))
                .isInstanceOf(UnknownStoredType.class)
                .hasMessageContaining("BookedOnTheMoon");
        assertThatThrownBy(() -> read("Booked", "3", "{}"))
                .isInstanceOf(UnknownStoredType.class)
                .hasMessageContaining("Booked revision 3, only revision 2");
    }

    @Test
    void noRowChoosesAClass() {
        for (String type : List.of("java.util.ArrayList", Booked.class.getName(), "javax.script.ScriptEngineManager")) {
            assertThatThrownBy(() -> read(type, null, "{}")).as(type).isInstanceOf(UnknownStoredType.class);
        }
        assertThatThrownBy(() -> general()
                        .classForType(new SimpleSerializedObject<>(
                                        new byte[0], byte[].class, "java.lang.ProcessBuilder", null)
                                .getType()))
                .isInstanceOf(UnknownStoredType.class);
    }

    @Test
    void refusesToStoreAnEventWithoutAName() {
        assertThatThrownBy(() -> events.serialize(new Unregistered("x"), byte[].class))
                .isInstanceOf(UnknownStoredType.class)
                .hasMessageContaining("StoredTypes");
    }

    @Test
    void refusesToStoreAStateThatItCannotSee() {
        assertThatThrownBy(() -> general().serialize(new Invisible(), byte[].class))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void readsAxonsTokensAgain() {
        GapAwareTrackingToken reset = GapAwareTrackingToken.newInstance(20, Set.of(3L, 7L));
        GapAwareTrackingToken current = GapAwareTrackingToken.newInstance(5, Set.of());
        for (TrackingToken token : List.of(
                reset,
                ReplayToken.createReplayToken(reset, current, new Unregistered("why")),
                ReplayToken.createReplayToken(reset),
                new MergedTrackingToken(current, reset))) {
            assertThat(general().<byte[], TrackingToken>deserialize(general().serialize(token, byte[].class)))
                    .isEqualTo(token);
        }
    }

    @Test
    void readsMetadataAgain() {
        MetaData metadata = MetaData.with("actor", "usr_1").and("correlation_id", "req");
        assertThat(events.<byte[], MetaData>deserialize(events.serialize(metadata, byte[].class)))
                .isEqualTo(metadata);
    }

    @Test
    void anotherMapperEncryptsNothing() {
        JsonMapper http = JsonMapper.builder().addModule(StoredJson.money()).build();
        assertThat(http.writeValueAsString(BOOKED))
                .contains("ada@example.com", "{\"amount\":\"199.90\",\"currency\":\"USD\"}");
    }

    @Test
    void aNameIsGivenOnce() {
        StoredType booked = new StoredType("Booked", "1", Booked.class);
        assertThatThrownBy(() -> new TypeNames(List.of(booked, new StoredType("Booked", "1", Unregistered.class))))
                .hasMessageContaining("Booked");
        assertThatThrownBy(() -> new TypeNames(List.of(booked, new StoredType("Sold", "1", Booked.class))))
                .hasMessageContaining("Sold");
    }

    private @Nullable Object read(String type, @Nullable String revision, String json) {
        return events.deserialize(new SimpleSerializedObject<>(json, String.class, type, revision));
    }

    private static StoredTypesSerializer forEvents(String revision, String... keys) {
        return StoredTypesSerializer.forEvents(
                new TypeNames(List.of(new StoredType("Booked", revision, Booked.class))), storedJson(keys));
    }

    private static StoredTypesSerializer general() {
        return StoredTypesSerializer.general(new TypeNames(List.of()), storedJson(OLD_KEY));
    }

    private static StoredJson storedJson(String... keys) {
        return new StoredJson(new PersonalDataCipher(KeyRing.of(List.of(keys))));
    }
}
