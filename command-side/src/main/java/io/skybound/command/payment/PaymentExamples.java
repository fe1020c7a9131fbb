package io.skybound.command.payment;

/** Answers as the OpenAPI document shows them. */
final class PaymentExamples {

    static final String COMPLETED = """
            {"id": "pay_ada", "booking_id": "bkg_ada", "user_id": "usr_ada",
             "amount": {"amount": "199.90", "currency": "USD"}, "status": "completed", "payment_method": "card",
             "version": 1, "created_at": "2026-06-01T12:02:00Z", "updated_at": "2026-06-01T12:02:01Z"}""";

    static final String FAILED = """
            {"id": "pay_ada", "booking_id": "bkg_ada", "user_id": "usr_ada",
             "amount": {"amount": "199.90", "currency": "USD"}, "status": "failed", "failure_code": "card_declined",
             "payment_method": "card", "version": 1, "created_at": "2026-06-01T12:02:00Z",
             "updated_at": "2026-06-01T12:02:01Z"}""";

    private PaymentExamples() {}
}
