package io.skybound.query.feed;

import io.skybound.platform.security.Caller;
import io.skybound.platform.signals.Signals;
import io.skybound.platform.web.Problem;
import io.skybound.query.readmodel.Arrival;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything of one kind that can be watched, and who watches it at the moment. */
public final class Feed {

    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private final Source source;
    private final FeedHub hub;
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();

    Feed(Source source, FeedHub hub) {
        this.source = source;
        this.hub = hub;
    }

    /** Opens a stream for the caller, or for anybody, and returns. Throws a problem if there can't be one. */
    public void open(String key, @Nullable Caller caller, HttpServletRequest request, HttpServletResponse response) {
        hub.open(this, key, caller, request, response);
    }

    /**
     * Hears of the rows of a read model as they change, in any process.
     *
     * @param key of the thing that changes with the row
     * @param id of the change, {@link Long#MAX_VALUE} where it is not known
     */
    public Feed follow(Signals signals, String model, Function<Arrival, String> key, ToLongFunction<Arrival> id) {
        var unused = signals.listen(Arrival.CHANNEL, payload -> {
            if (payload.equals(Signals.LOOK_AGAIN)) {
                lookAgain();
            }
            for (Arrival arrival : Arrival.parse(payload)) {
                if (arrival.model().equals(model)) {
                    hear(key.apply(arrival), id.applyAsLong(arrival));
                }
            }
        });
        return this;
    }

    /** Something about this thing has changed, in any process; the id of the change, if it is known. */
    void hear(String key, long id) {
        Topic topic = topics.get(key);
        if (topic != null) {
            topic.hear(id);
        }
    }

    /** Changes may have been missed. */
    void lookAgain() {
        topics.values().forEach(topic -> topic.hear(Long.MAX_VALUE));
    }

    /** What the client must be shown first; throws a problem if there is nothing to watch, or the id is none of ours. */
    Opening opening(String key, @Nullable String lastEventId) {
        Topic topic = topics.compute(key, (same, known) -> (known == null ? hub.topic(key, source) : known).taken());
        try {
            long heard = topic.heard();
            Long resumed = parse(lastEventId);
            if (resumed != null && source.knows(key, resumed)) {
                return new Opening(this, key, topic, heard, null, resumed);
            }
            Source.Current current = source.current(key, Source.BEGINNING);
            return new Opening(this, key, topic, heard, current, current.upTo());
        } catch (RuntimeException e) {
            release(key);
            throw e;
        }
    }

    Source source() {
        return source;
    }

    void release(String key) {
        topics.computeIfPresent(key, (same, topic) -> topic.released() ? null : topic);
    }

    int topics() {
        return topics.size();
    }

    private static @Nullable Long parse(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return null;
        }
        if (!ID.matcher(lastEventId).matches()) {
            throw Problem.badRequest(
                    "invalid_last_event_id", "`Last-Event-ID` is not an id that this stream has sent.");
        }
        return Long.valueOf(lastEventId);
    }

    /**
     * @param heard the topic's count before anything was read
     * @param current what is to be shown first, null where a client resumes
     * @param cursor after which changes follow
     */
    record Opening(Feed feed, String key, Topic topic, long heard, Source.@Nullable Current current, long cursor) {}
}
