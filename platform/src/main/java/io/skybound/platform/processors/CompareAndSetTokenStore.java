package io.skybound.platform.processors;

import io.skybound.platform.database.ReplicaId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jpa.JpaTokenStore;
import org.axonframework.eventhandling.tokenstore.jpa.TokenEntry;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Axon's, but what each batch does, to say how far it came, is one plain statement: JPA makes it cost as much as the batch.
 *
 * <p>And a batch goes on only from where the one before it has got. Commits of batches do not wait for the disk, so a crash
 * of the database can take one back while this process lives on and knows nothing of it; to go on would be to skip its
 * events for ever. So whoever stores a token, or keeps its claim on it, says what it must be. If it is not, the segment is
 * given up and claimed anew, and what was lost is handled again.
 */
final class CompareAndSetTokenStore extends JpaTokenStore {

    private static final String MINE_AND_UNCHANGED =
            " WHERE owner = ? AND processor_name = ? AND segment = ? AND token IS NOT DISTINCT FROM ?";
    private static final String STORE =
            "UPDATE process.token_entry SET token = ?, token_type = ?, timestamp = ?" + MINE_AND_UNCHANGED;
    private static final String EXTEND = "UPDATE process.token_entry SET timestamp = ?" + MINE_AND_UNCHANGED;

    private record Place(String processor, int segment) {}

    private final JdbcTemplate jdbc;
    private final Serializer serializer;
    private final String owner;

    /** As this process has read or written them last. */
    private final Map<Place, TokenEntry> known = new ConcurrentHashMap<>();

    CompareAndSetTokenStore(Builder builder, JdbcTemplate jdbc, Serializer serializer, ReplicaId owner) {
        super(builder);
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.owner = owner.text();
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        return learned(processorName, segment, super.fetchToken(processorName, segment));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, Segment segment) {
        return learned(processorName, segment.getSegmentId(), super.fetchToken(processorName, segment));
    }

    private @Nullable TrackingToken learned(String processorName, int segment, @Nullable TrackingToken token) {
        known.put(new Place(processorName, segment), entry(processorName, segment, token));
        return token;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        Place place = new Place(processorName, segment);
        TokenEntry next = entry(processorName, segment, token);
        TokenEntry last = known.get(place);
        if (last == null || !isStored(next, last)) {
            if (last != null && !Objects.equals(last.getToken(serializer), fetchToken(processorName, segment))) {
                throw changed(place);
            }
            super.storeToken(token, processorName, segment);
        }
        known.put(place, next);
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        Place place = new Place(processorName, segment);
        TokenEntry last = known.get(place);
        if (last == null) {
            super.extendClaim(processorName, segment);
        } else if (!isExtended(last)) {
            // A batch may have stored another one meanwhile, for whose commit the statement has waited.
            TokenEntry next = known.get(place);
            if (next == null || next == last || !isExtended(next)) {
                throw changed(place);
            }
        }
    }

    private boolean isStored(TokenEntry next, TokenEntry last) {
        return jdbc.update(
                        STORE,
                        data(next),
                        next.getTokenType() == null ? null : next.getTokenType().getName(),
                        next.timestampAsString(),
                        owner,
                        last.getProcessorName(),
                        last.getSegment(),
                        data(last))
                == 1;
    }

    private boolean isExtended(TokenEntry last) {
        return jdbc.update(
                        EXTEND,
                        entry(last.getProcessorName(), last.getSegment(), null).timestampAsString(),
                        owner,
                        last.getProcessorName(),
                        last.getSegment(),
                        data(last))
                == 1;
    }

    private TokenEntry entry(String processorName, int segment, @Nullable TrackingToken token) {
        return new TokenEntry(processorName, segment, token, serializer);
    }

    private static byte @Nullable [] data(TokenEntry entry) {
        return entry.getSerializedToken() == null
                ? null
                : entry.getSerializedToken().getData();
    }

    private static UnableToClaimTokenException changed(Place place) {
        return new UnableToClaimTokenException(
                "The token of " + place
                        + " is not what this process knows: somebody else has claimed it, or a crash of the database took a batch back");
    }
}
