package io.skybound.query.flights;

/** Answers and problems as the OpenAPI document shows them. */
final class FlightExamples {

    private static final String JFK = """
            {"id": "apt_jfk", "iata_code": "JFK", "icao_code": "KJFK", "name": "John F Kennedy International Airport", \
            "city": "New York", "country": "United States", "time_zone": "America/New_York", \
            "latitude": 40.63945, "longitude": -73.77932}""";

    private static final String LAX = """
            {"id": "apt_lax", "iata_code": "LAX", "icao_code": "KLAX", "name": "Los Angeles International Airport", \
            "city": "Los Angeles", "country": "United States", "time_zone": "America/Los_Angeles", \
            "latitude": 33.9425, "longitude": -118.408}""";

    private static final String CABINS = """
            {"economy": {"price": {"amount": "199.90", "currency": "USD"}, "available": 9, "seats": 10}, \
            "business": {"price": {"amount": "899.00", "currency": "USD"}, "available": 2, "seats": 2}}""";

    static final String FLIGHT = """
            {"id": "flt_sb400", "flight_number": "SB400", "airline": {"code": "SB", "name": "Aircalin"}, \
            "origin_airport": """ + " " + JFK + ", \"destination_airport\": " + LAX + """
            , "departure_time": "2026-07-01T08:00:00-04:00", "arrival_time": "2026-07-01T11:15:00-07:00", \
            "duration_minutes": 375, "status": "on-time", "aircraft_type": "A320", "gate": "B22", "terminal": "4", \
            "cabins": """ + " " + CABINS
            + ", \"version\": 2, \"updated_at\": \"2026-06-01T12:10:00Z\"}";

    static final String FLIGHTS = "[" + FLIGHT + "]";

    static final String AVAILABILITY = "{\"flight_id\": \"flt_sb400\", \"cabins\": " + CABINS + "}";

    static final String SEARCH = """
            {"from_code": "JFK", "to_code": "LAX", "departure_date": "2026-07-01", "passengers": 1,
             "cabin_class": "economy", "sort": "price"}""";

    static final String SEARCH_ROUND_TRIP = """
            {"from_code": "JFK", "to_code": "LAX", "departure_date": "2026-07-01", "return_date": "2026-07-08",
             "passengers": 2}""";

    static final String COLUMNS = """
            {"count": 2, "complete": true, "ids": ["flt_sb400", "flt_sb401"], "flight_number": ["SB400", "SB401"],
             "airline": ["SB", "SB"], "is_return": [false, true], "departure_minutes": [480, 780],
             "arrival_minutes": [675, 1290], "duration_minutes": [375, 330], "stops": [0, 0],
             "price_minor": [19990, 21990], "currency": "USD", "cabin": ["economy", "economy"], "available": [9, 4],
             "airlines": {"SB": "Aircalin"}}""";

    static final String STATUS = """
            event: status
            id: 2
            data: {"flight_id":"flt_sb400","status":"delayed","departure_time":"2026-07-01T09:10:00-04:00",\
            "arrival_time":"2026-07-01T12:25:00-07:00","gate":"B22","terminal":"4",\
            "updated_at":"2026-07-01T10:55:00Z"}

            """;

    static final String CHANGES = "event: flight\ndata: " + FLIGHT + "\n\n";

    private FlightExamples() {}
}
