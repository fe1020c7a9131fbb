package io.skybound.query.bookings;

/** Answers and problems as the OpenAPI document shows them. */
final class BookingExamples {

    static final String BOOKING = """
            {"id": "bkg_ada", "booking_reference": "ADA4WX", "user_id": "usr_ada", "trip_type": "one-way",
             "status": "pending", "status_detail": "awaiting_payment",
             "total_amount": {"amount": "199.90", "currency": "USD"},
             "payment_required_by": "2026-06-01T12:15:00Z",
             "flights": [{"flight_id": "flt_sb400", "is_return_flight": false, "flight_number": "SB400",
                          "airline": {"code": "SB", "name": "Aircalin"},
                          "origin_airport": {"id": "apt_jfk", "iata_code": "JFK", "icao_code": "KJFK",
                                             "name": "John F Kennedy International Airport", "city": "New York",
                                             "country": "United States", "time_zone": "America/New_York",
                                             "latitude": 40.63945, "longitude": -73.77932},
                          "destination_airport": {"id": "apt_lax", "iata_code": "LAX", "icao_code": "KLAX",
                                                  "name": "Los Angeles International Airport", "city": "Los Angeles",
                                                  "country": "United States", "time_zone": "America/Los_Angeles",
                                                  "latitude": 33.9425, "longitude": -118.408},
                          "departure_time": "2026-07-01T08:00:00-04:00", "arrival_time": "2026-07-01T11:15:00-07:00",
                          "duration_minutes": 375,
                          "prices": {"economy": {"amount": "199.90", "currency": "USD"}}}],
             "passengers": [{"id": "pax_1", "type": "adult", "first_name": "Ada", "last_name": "Lovelace",
                             "date_of_birth": "1990-12-10", "passport_number": "••••••678", "nationality": "GB",
                             "cabin_class": "economy"}],
             "contact_email": "ada@skybound.example", "payments": [],
             "available_actions": ["pay", "cancel", "update"], "version": 1,
             "created_at": "2026-06-01T12:00:00Z", "updated_at": "2026-06-01T12:01:00Z"}""";

    static final String BOOKINGS = "[" + BOOKING + "]";

    /** Shortened: the data is a whole booking. */
    static final String STREAM = """
            event: booking
            id: 4711
            data: {"id":"bkg_ada","booking_reference":"ADA4WX","user_id":"usr_ada","trip_type":"one-way",\
            "status":"confirmed","status_detail":"confirmed","version":3}

            """;

    private BookingExamples() {}
}
