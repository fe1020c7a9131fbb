package io.skybound.platform.messaging;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jpa.JpaTokenStore;
import org.axonframework.eventhandling.tokenstore.jpa.TokenEntry;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Axon's, but what each batch does, to say how far it came, is one plain statement: JPA makes it cost as much as the batch. */
final class PlainTokenStore extends JpaTokenStore {

    private static final String STORE = "UPDATE process.token_entry SET token = ?, token_type = ?, timestamp = ?"
            + " WHERE owner = ? AND processor_name = ? AND segment = ?";

    private final JdbcTemplate jdbc;
    private final Serializer serializer;
    private final String owner;

    PlainTokenStore(Builder builder, JdbcTemplate jdbc, Serializer serializer, ReplicaId owner) {
        super(builder);
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.owner = owner.text();
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        if (token == null || !isStored(token, processorName, segment)) {
            super.storeToken(token, processorName, segment);
        }
    }

    private boolean isStored(TrackingToken token, String processorName, int segment) {
        TokenEntry entry = new TokenEntry(processorName, segment, token, serializer);
        return jdbc.update(
                        STORE,
                        entry.getSerializedToken().getData(),
                        entry.getTokenType().getName(),
                        entry.timestampAsString(),
                        owner,
                        processorName,
                        segment)
                == 1;
    }
}
