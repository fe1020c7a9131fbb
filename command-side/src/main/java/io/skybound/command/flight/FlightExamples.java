package io.skybound.command.flight;

/** Answers as the OpenAPI document shows them. */
final class FlightExamples {

    private static final String BEGIN = """
            {"id": "flt_sb400_20260701", "flight_number": "SB400", "airline": {"code": "SB", "name": "Aircalin"},
             "origin_airport": {"id": "apt_jfk", "iata_code": "JFK", "icao_code": "KJFK",
                                "name": "John F Kennedy International Airport", "city": "New York",
                                "country": "United States", "time_zone": "America/New_York",
                                "latitude": 40.63945, "longitude": -73.77932},
             "destination_airport": {"id": "apt_lax", "iata_code": "LAX", "icao_code": "KLAX",
                                     "name": "Los Angeles International Airport", "city": "Los Angeles",
                                     "country": "United States", "time_zone": "America/Los_Angeles",
                                     "latitude": 33.9425, "longitude": -118.408},
             "duration_minutes": 375, "aircraft_type": "A320",
             "cabins": {"economy": {"price": {"amount": "199.90", "currency": "USD"}, "available": 150, "seats": 150}},
            """;

    static final String SCHEDULED = BEGIN + """
             "departure_time": "2026-07-01T08:00:00-04:00", "arrival_time": "2026-07-01T11:15:00-07:00",
             "status": "scheduled", "version": 0, "updated_at": "2026-06-01T12:00:00Z"}""";

    static final String DELAYED = BEGIN + """
             "departure_time": "2026-07-01T09:30:00-04:00", "arrival_time": "2026-07-01T12:45:00-07:00",
             "status": "delayed", "gate": "B22", "terminal": "4", "version": 3,
             "updated_at": "2026-07-01T10:00:00Z"}""";

    private FlightExamples() {}
}
