package io.skybound.command.booking;

/** Answers as the OpenAPI document shows them. */
final class BookingExamples {

    private static final String FLIGHTS = """
         "flights": [{"flight_id": "flt_sb400_20260701", "is_return_flight": false, "flight_number": "SB400",
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
        """;

    private static final String BEGIN = """
        {"id": "bkg_ada", "booking_reference": "ADA4WX", "user_id": "usr_ada", "trip_type": "one-way",
         "total_amount": {"amount": "199.90", "currency": "USD"},
        """ + FLIGHTS;

    private static final String PASSENGERS = """
         "passengers": [{"id": "p1", "type": "adult", "first_name": "Ada", "last_name": "Lovelace",
                         "date_of_birth": "1990-12-10", "passport_number": "••••••678", "nationality": "GB",
                         "cabin_class": "economy"}],
         "contact_email": "ada@skybound.example", "created_at": "2026-06-01T12:00:00Z",
        """;

    static final String HELD = BEGIN + PASSENGERS + """
        "status": "pending", "status_detail": "awaiting_payment", "payment_required_by": "2026-06-01T12:15:00Z",
        "payments": [], "available_actions": ["pay", "cancel", "update"], "version": 1,
        "updated_at": "2026-06-01T12:00:01Z"}\
        """;

    static final String CORRECTED = BEGIN + PASSENGERS + """
        "status": "confirmed", "status_detail": "confirmed",
        "payments": [{"id": "pay_ada", "amount": {"amount": "199.90", "currency": "USD"}, "status": "completed",
                      "created_at": "2026-06-01T12:02:00Z"}],
        "available_actions": ["cancel", "update"], "version": 4, "updated_at": "2026-06-01T12:05:00Z"}\
        """;

    static final String CANCELLED = BEGIN + PASSENGERS + """
        "status": "cancelled", "status_detail": "cancelled_by_traveller",
        "payments": [{"id": "pay_ada", "amount": {"amount": "199.90", "currency": "USD"}, "status": "completed",
                      "created_at": "2026-06-01T12:02:00Z"}],
        "refund": {"amount": {"amount": "49.95", "currency": "USD"},
                   "penalty": {"amount": "149.95", "currency": "USD"}, "status": "pending"},
        "available_actions": [], "version": 4, "updated_at": "2026-06-01T12:05:00Z"}\
        """;

    static final String QUOTE = """
        {"refund": {"amount": "114.93", "currency": "USD"}, "penalty": {"amount": "84.97", "currency": "USD"},
         "valid_until": "2026-07-01T12:00:00Z"}\
        """;

    private BookingExamples() {}
}
