package io.skybound.query.operations;

/** Answers as the OpenAPI document shows them. */
final class OperationsExamples {

    private static final String RUNNING = """
            {"name": "bookings", "position": 76512, "head": 76512, "percent": 100, "status": "running",
             "lag": {"events": 0, "seconds": 0}, "dead_letters": 0,
             "segments": [{"id": 0, "position": 76512, "owner": "4711@skybound-1"}]}""";

    static final String PROJECTIONS = "[" + RUNNING + "]";

    static final String REBUILDING = """
            {"name": "bookings", "position": 41000, "head": 76512, "percent": 53, "status": "rebuilding",
             "lag": {"events": 0, "seconds": 0}, "dead_letters": 0,
             "segments": [{"id": 0, "position": 76512, "owner": "4711@skybound-1"}],
             "rebuild": {"id": "rbd_5f3kq2", "status": "running", "position": 41000, "percent": 53,
                         "requested_by": "usr_ops", "requested_at": "2026-06-01T12:00:00Z"}}""";

    static final String LETTER = """
            {"id": "0f8fad5b-d9cb-469f-a165-70867728950e", "aggregate_id": "bkg_ada", "sequence": 3,
             "event_type": "BookingConfirmed", "position": 76498, "cause": "JsonEOFException",
             "enqueued_at": "2026-06-01T12:00:00Z", "attempts": 1}""";

    static final String LETTERS = "[" + LETTER + "]";

    static final String CONTENT = """
            {"id": "0f8fad5b-d9cb-469f-a165-70867728950e", "aggregate_id": "bkg_ada", "sequence": 3,
             "event_type": "BookingCorrected", "position": 76498, "cause": "IllegalStateException",
             "enqueued_at": "2026-06-01T12:00:00Z", "attempts": 2, "revision": "1",
             "correlation_id": "req_5f3kq2", "actor": "usr_ada",
             "payload": {"bookingId": "bkg_ada", "contactEmail": "••••••", "at": "2026-06-01T11:59:58Z"}}""";

    static final String RETRIED = """
            {"applied": 4, "remaining": 0}""";

    private OperationsExamples() {}
}
