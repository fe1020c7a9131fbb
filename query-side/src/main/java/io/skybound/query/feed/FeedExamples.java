package io.skybound.query.feed;

/** Problems of streams as the OpenAPI document shows them. */
public final class FeedExamples {

    public static final String INVALID_LAST_EVENT_ID = """
            {"type": "urn:skybound:problem:invalid_last_event_id", "title": "Invalid last event id", "status": 400,
             "detail": "`Last-Event-ID` is not an id that this stream has sent.", "instance": "/flights/flt_sb400/status",
             "code": "invalid_last_event_id", "request_id": "req_5f3kq2", "retryable": false}""";

    public static final String TOO_MANY_STREAMS = """
            {"type": "urn:skybound:problem:too_many_streams", "title": "Too many streams", "status": 429,
             "detail": "You have too many streams open. Close one first.", "instance": "/users/me/bookings/stream",
             "code": "too_many_streams", "request_id": "req_5f3kq2", "retryable": true}""";

    public static final String NO_STREAM_FREE = """
            {"type": "urn:skybound:problem:no_stream_free", "title": "No stream free", "status": 503,
             "detail": "Too many are watching at the moment. Try again soon.", "instance": "/flights/flt_sb400/status",
             "code": "no_stream_free", "request_id": "req_5f3kq2", "retryable": true}""";

    private FeedExamples() {}
}
