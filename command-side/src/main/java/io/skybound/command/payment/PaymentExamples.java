package io.skybound.command.payment;

/** Answers as the OpenAPI document shows them. */
final class PaymentExamples {

    static final String COMPLETED = """
        {"id": "pay_ada", "booking_id": "bkg_ada", "user_id": "usr_ada",
         "amount": {"amount": "199.90", "currency": "USD"}, "status": "completed", "payment_method": "card",
         "version": 1, "created_at": "2026-06-01T12:02:00Z", "updated_at": "2026-06-01T12:02:01Z"}\
        """;

    static final String FAILED = """
        {"id": "pay_ada", "booking_id": "bkg_ada", "user_id": "usr_ada",
         "amount": {"amount": "199.90", "currency": "USD"}, "status": "failed", "failure_code": "card_declined",
         "payment_method": "card", "version": 1, "created_at": "2026-06-01T12:02:00Z",
         "updated_at": "2026-06-01T12:02:01Z"}\
        """;

    static final String GOODWILL = """
        {"id": "pay_ada", "booking_id": "bkg_ada", "user_id": "usr_ada",
         "amount": {"amount": "199.90", "currency": "USD"}, "status": "refunded", "payment_method": "card",
         "refunded": {"amount": "20.00", "currency": "USD"},
         "refunds": [{"id": "rfd_ada", "amount": {"amount": "20.00", "currency": "USD"}, "status": "succeeded",
           "attempts": 0, "created_at": "2026-06-02T08:00:00Z", "updated_at": "2026-06-02T08:00:01Z"}],
         "version": 3, "created_at": "2026-06-01T12:02:00Z", "updated_at": "2026-06-02T08:00:01Z"}\
        """;

    static final String BY_HAND = """
        {"id": "pay_ada", "booking_id": "bkg_ada", "user_id": "usr_ada",
         "amount": {"amount": "199.90", "currency": "USD"}, "status": "refunded", "payment_method": "card",
         "refunded": {"amount": "114.93", "currency": "USD"},
         "refunds": [{"id": "rfd_ada", "amount": {"amount": "114.93", "currency": "USD"},
           "status": "settled_by_hand", "attempts": 3, "created_at": "2026-06-01T12:04:00Z",
           "updated_at": "2026-06-02T08:00:00Z"}],
         "version": 6, "created_at": "2026-06-01T12:02:00Z", "updated_at": "2026-06-02T08:00:00Z"}\
        """;

    private PaymentExamples() {}
}
