package io.skybound.api.payment;

import io.skybound.api.Refusal;

/** Why a payment can't be found or paid back. */
public sealed interface PaymentRefusal extends Refusal {

    record PaymentNotFound() implements PaymentRefusal {
        @Override
        public String code() {
            return "payment_not_found";
        }

        @Override
        public String detail() {
            return "There is no payment with this id.";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    record CaptureDiffers() implements PaymentRefusal {
        @Override
        public String code() {
            return "capture_differs";
        }

        @Override
        public String detail() {
            return "The gateway took another amount than was asked for.";
        }
    }

    record RefundNotFound() implements PaymentRefusal {
        @Override
        public String code() {
            return "refund_not_found";
        }

        @Override
        public String detail() {
            return "The payment has no refund with this id.";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    record RefundUnderWay() implements PaymentRefusal {
        @Override
        public String code() {
            return "refund_under_way";
        }

        @Override
        public String detail() {
            return "The gateway may still pay this refund. Settle by hand only what it has refused.";
        }
    }

    record NothingToRefund() implements PaymentRefusal {
        @Override
        public String code() {
            return "nothing_to_refund";
        }

        @Override
        public String detail() {
            return "The payment was not captured.";
        }
    }

    record RefundExceedsPayment() implements PaymentRefusal {
        @Override
        public String code() {
            return "refund_exceeds_payment";
        }

        @Override
        public String detail() {
            return "More would be paid back than was paid.";
        }
    }
}
