package io.skybound.query.audit;

/** Answers as the OpenAPI document shows them. */
final class AuditExamples {

    static final String EVENT = """
            {"position": 4711, "aggregate_type": "Booking", "aggregate_id": "bkg_ada", "sequence": 5,
             "type": "BookingCorrected", "revision": "1", "occurred_at": "2026-06-01T12:05:00Z",
             "actor": "usr_ada", "correlation_id": "req_5f3kq2",
             "causation_id": "0f0c9b0a-9d0e-4c54-a0de-2f8f7f8f6c11",
             "payload": {"booking_id": "bkg_ada",
                         "passengers": [{"id": "pax_1", "type": "adult", "first_name": "•••••••",
                                         "last_name": "••••", "date_of_birth": "••••-••-••",
                                         "passport_number": "••••••321", "nationality": "••", "cabin": "economy"}],
                         "contact_email": "•••.••••@••••••••.•••••••", "at": "2026-06-01T12:05:00Z"}}""";

    static final String HISTORY = "[" + EVENT + "]";

    static final String BOOKING = """
            {"id": "bkg_ada", "booking_reference": "ADA4WX", "user_id": "usr_ada", "trip_type": "one-way",
             "status": "pending", "status_detail": "holding",
             "total_amount": {"amount": "199.90", "currency": "USD"}, "flights": [],
             "passengers": [{"id": "pax_1", "type": "adult", "first_name": "•••", "last_name": "••••••••",
                             "date_of_birth": "••••-••-••", "passport_number": "••••••678", "nationality": "••",
                             "cabin_class": "economy"}],
             "contact_email": "•••@••••••••.•••••••", "payments": [], "available_actions": ["cancel", "update"],
             "version": 0, "created_at": "2026-06-01T12:00:00Z", "updated_at": "2026-06-01T12:00:00Z"}""";

    static final String LINES = """
            {"position":4710,"aggregate_type":"SeatInventory","aggregate_id":"flt_sb400","sequence":9,\
            "type":"SeatsReleased","revision":"2","occurred_at":"2026-06-01T12:14:59Z","actor":"system",\
            "correlation_id":"req_5f3kq2","causation_id":"0f0c9b09","payload":{"booking_id":"bkg_ada"}}
            {"position":4711,"aggregate_type":"Booking","aggregate_id":"bkg_ada","sequence":6,"type":"BookingExpired",\
            "revision":"1","occurred_at":"2026-06-01T12:15:00Z","actor":"system","correlation_id":"req_5f3kq2",\
            "causation_id":"0f0c9b0a","payload":{"booking_id":"bkg_ada","at":"2026-06-01T12:15:00Z"}}
            """;

    static final String STEPS = """
            event:step
            id:4711
            data:{"event":{"position":4711,"type":"BookingExpired"},"state":{"id":"bkg_ada","status":"cancelled"}}

            event:end
            data:{}

            """;

    static final String READS = """
            [{"id": 12, "at": "2026-06-01T12:30:00Z", "auditor": "usr_grace", "operation": "bookingAsItWas",
              "resource": "/audit/bookings/bkg_ada", "parameters": {"version": ["3"]},
              "request_id": "req_5f3kq2"}]""";

    private AuditExamples() {}
}
