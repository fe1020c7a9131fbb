package io.skybound.platform.testing;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * How things lie in the database: the serializers and upcasters of the running system, with a key that never changes,
 * so that approved samples can be read at any time.
 */
public final class StoredForm {

    private static final String KEY = "example=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final AnnotationConfigApplicationContext CONTEXT = context();

    private StoredForm() {}

    /** For sagas, snapshots and kept commands. */
    public static Serializer general() {
        return CONTEXT.getBean("serializer", Serializer.class);
    }

    public static Serializer forEvents() {
        return CONTEXT.getBean("eventSerializer", Serializer.class);
    }

    /** What anybody can read of the JSON that the general serializer stores; what is encrypted may hold any letters by chance. */
    public static String legible(Object object) {
        return general().serialize(object, String.class).getData().replaceAll("v1:example:[A-Za-z0-9+/=]+", "…");
    }

    /** Stored and read again. */
    @SuppressWarnings("unchecked")
    public static <T> T roundTrip(T object) {
        Serializer serializer = general();
        var stored = serializer.serialize(object, byte[].class);
        return (T)
                serializer.deserialize(new SimpleSerializedObject<>(stored.getData(), byte[].class, stored.getType()));
    }

    /** The payload of a stored event, as the event store reads it: upcast first. */
    public static Object readEvent(String type, String revision, String json) {
        var entry = new GenericDomainEventEntry<>(
                "Example", "id", 0, "event", "2026-06-01T12:00:00Z", type, revision, json, "{}");
        List<? extends DomainEventMessage<?>> read = EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(entry), forEvents(), CONTEXT.getBean(EventUpcasterChain.class))
                .asStream()
                .toList();
        return read.getFirst().getPayload();
    }

    private static AnnotationConfigApplicationContext context() {
        var context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of("skybound.privacy.keys=" + KEY).applyTo(context);
        context.scan("io.skybound.platform.serialization");
        context.refresh();
        return context;
    }
}
