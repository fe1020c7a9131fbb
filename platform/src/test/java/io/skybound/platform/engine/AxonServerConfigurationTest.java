package io.skybound.platform.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.skybound.platform.serialization.TolerantSerializer;
import io.skybound.platform.serialization.Unreadable;
import io.skybound.platform.testing.StoredForm;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.event.axon.EventBuffer;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jpa.EventMessageDeadLetterJpaConverter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AxonServerConfigurationTest {
    private static final String CONTENT = "{\"written\":\"by a newer SkyBound\"}";

    private final Serializer stream = new AxonServerConfiguration().streamSerializer(StoredForm.forEvents());

    @Test
    void parksAsItIsAnEventWhoseTypeNobodyKnows() throws InterruptedException {
        TrackedEventMessage<?> event = fromAxonServer("NobodyKnows");
        assertThat(event.getPayloadType()).isEqualTo(Unreadable.class);

        var letter = new EventMessageDeadLetterJpaConverter().convert(event, stream, StoredForm.general());

        assertThat(letter.getPayload().getType().getName()).isEqualTo("NobodyKnows");
        assertThat(letter.getPayload().getData()).isEqualTo(CONTENT.getBytes(UTF_8));
        assertThat(letter.getMetaData().getData()).asString(UTF_8).contains("req_1");
        assertThat(letter.getAggregateIdentifier()).isEqualTo("bkg_1");
    }

    /** As the connector's store reads, which has an event serializer of ours, and wraps it. */
    private static TrackedEventMessage<?> fromAxonServer(String type) throws InterruptedException {
        var events = new EventBuffer(
                new OneEvent(event(type)),
                new EventUpcasterChain(),
                new GrpcMetaDataAwareSerializer(new TolerantSerializer(StoredForm.forEvents())),
                false);
        return events.nextAvailable();
    }

    private static EventWithToken event(String type) {
        return EventWithToken.newBuilder()
                .setToken(7)
                .setEvent(Event.newBuilder()
                        .setMessageIdentifier("evt_1")
                        .setAggregateType("Booking")
                        .setAggregateIdentifier("bkg_1")
                        .putMetaData(
                                "requestId",
                                MetaDataValue.newBuilder().setTextValue("req_1").build())
                        .setPayload(SerializedObject.newBuilder()
                                .setType(type)
                                .setRevision("1")
                                .setData(ByteString.copyFrom(CONTENT, UTF_8))))
                .build();
    }

    /** What Axon Server sends: one event, and then nothing. */
    private static final class OneEvent implements EventStream {
        private @Nullable EventWithToken event;

        OneEvent(EventWithToken event) {
            this.event = event;
        }

        @Override
        public @Nullable EventWithToken peek() {
            return event;
        }

        @Override
        public @Nullable EventWithToken nextIfAvailable() {
            EventWithToken next = event;
            event = null;
            return next;
        }

        @Override
        public @Nullable EventWithToken nextIfAvailable(long timeout, TimeUnit unit) {
            return nextIfAvailable();
        }

        @Override
        public @Nullable EventWithToken next() {
            return nextIfAvailable();
        }

        @Override
        public void onAvailable(@Nullable Runnable callback) {}

        @Override
        public void excludePayloadType(String payloadType, String revision) {}

        @Override
        public void close() {}

        @Override
        public boolean isClosed() {
            return false;
        }

        @Override
        public Optional<Throwable> getError() {
            return Optional.empty();
        }
    }
}
