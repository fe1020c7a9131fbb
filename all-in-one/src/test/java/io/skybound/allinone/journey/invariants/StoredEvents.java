package io.skybound.allinone.journey.invariants;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Reads events as the product itself reads them, personal data decrypted. */
final class StoredEvents {

    private StoredEvents() {}

    static List<Recorded> read(Rows rows, String privacyKeys) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("keys", Map.of("skybound.privacy.keys", privacyKeys)));
            context.scan("io.skybound.platform.serialization");
            context.refresh();
            Serializer serializer = context.getBean("eventSerializer", Serializer.class);
            return rows.all(
                    "SELECT global_index, aggregate_identifier, sequence_number, payload_type, payload_revision,"
                            + " payload, time_stamp FROM events.domain_event_entry ORDER BY global_index",
                    row -> new Recorded(
                            row.getLong(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getString(4),
                            Instant.parse(row.getString(7)),
                            serializer.deserialize(new SimpleSerializedObject<byte[]>(
                                    row.getBytes(6), byte[].class, row.getString(4), row.getString(5)))));
        }
    }
}
