package io.skybound.query.ledger;

/** Answers as the OpenAPI document shows them. */
final class LedgerExamples {

    static final String CANCELLED = """
            {"booking_id": "bkg_ada",
             "entries": [
              {"number": 1, "posted_at": "2026-06-01T12:03:00Z", "description": "Payment captured by the gateway",
               "event": "PaymentCaptured", "aggregate_id": "pay_ada", "sequence": 1, "payment_id": "pay_ada",
               "lines": [{"account": "gateway_clearing", "debit": {"amount": "199.90", "currency": "USD"}},
                         {"account": "customer_deposits", "credit": {"amount": "199.90", "currency": "USD"}}]},
              {"number": 2, "posted_at": "2026-06-01T12:03:00Z", "description": "Booking sold",
               "event": "BookingConfirmed", "aggregate_id": "bkg_ada", "sequence": 3, "payment_id": "pay_ada",
               "lines": [{"account": "customer_deposits", "debit": {"amount": "199.90", "currency": "USD"}},
                         {"account": "deferred_revenue", "credit": {"amount": "199.90", "currency": "USD"}}]},
              {"number": 3, "posted_at": "2026-06-01T12:04:00Z", "description": "Booking cancelled by the traveller",
               "event": "BookingCancelled", "aggregate_id": "bkg_ada", "sequence": 4, "payment_id": "pay_ada",
               "lines": [{"account": "deferred_revenue", "debit": {"amount": "199.90", "currency": "USD"}},
                         {"account": "refunds_payable", "credit": {"amount": "114.93", "currency": "USD"}},
                         {"account": "penalty_revenue", "credit": {"amount": "84.97", "currency": "USD"}}]}],
             "balances": [
              {"account": "gateway_clearing", "kind": "asset", "debits": {"amount": "199.90", "currency": "USD"},
               "credits": {"amount": "0.00", "currency": "USD"}, "balance": {"amount": "199.90", "currency": "USD"}},
              {"account": "customer_deposits", "kind": "liability", "debits": {"amount": "199.90", "currency": "USD"},
               "credits": {"amount": "199.90", "currency": "USD"}, "balance": {"amount": "0.00", "currency": "USD"}},
              {"account": "deferred_revenue", "kind": "liability", "debits": {"amount": "199.90", "currency": "USD"},
               "credits": {"amount": "199.90", "currency": "USD"}, "balance": {"amount": "0.00", "currency": "USD"}},
              {"account": "refunds_payable", "kind": "liability", "debits": {"amount": "0.00", "currency": "USD"},
               "credits": {"amount": "114.93", "currency": "USD"}, "balance": {"amount": "114.93", "currency": "USD"}},
              {"account": "penalty_revenue", "kind": "revenue", "debits": {"amount": "0.00", "currency": "USD"},
               "credits": {"amount": "84.97", "currency": "USD"}, "balance": {"amount": "84.97", "currency": "USD"}}],
             "totals": {"debits": {"amount": "599.70", "currency": "USD"},
                        "credits": {"amount": "599.70", "currency": "USD"}}}""";

    private LedgerExamples() {}
}
