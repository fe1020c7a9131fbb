package io.skybound.query.readmodel;

/** Problems that several reads can answer, for the OpenAPI document. */
public final class ProblemExamples {

    public static final String MEDIA_TYPE = "application/problem+json";
    public static final String SCHEMA = "#/components/schemas/Problem";

    public static final String UNAUTHORIZED = """
            {"type": "urn:skybound:problem:unauthorized", "title": "Unauthorized", "status": 401,
             "detail": "Sign in: a valid access token is needed.", "instance": "/bookings/bkg_ada",
             "code": "unauthorized", "request_id": "req_5f3kq2", "retryable": false}""";

    public static final String LAGGING = """
            {"type": "urn:skybound:problem:projection_lagging", "title": "Projection lagging", "status": 503,
             "detail": "The read model has not caught up yet. Try again.", "instance": "/bookings/bkg_ada",
             "code": "projection_lagging", "request_id": "req_5f3kq2", "retryable": true}""";

    public static final String INVALID_CURSOR = """
            {"type": "urn:skybound:problem:invalid_cursor", "title": "Invalid cursor", "status": 400,
             "detail": "This cursor is not one that this list has given out.", "instance": "/users/me/bookings",
             "code": "invalid_cursor", "request_id": "req_5f3kq2", "retryable": false,
             "errors": [{"pointer": "/after", "code": "invalid_cursor", "detail": "is not a cursor of this list"}]}""";

    private ProblemExamples() {}
}
