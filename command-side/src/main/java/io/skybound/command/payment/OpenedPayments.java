package io.skybound.command.payment;

import io.skybound.api.booking.BookingCommand.RequestPayment;
import io.skybound.command.booking.Payments;
import org.axonframework.modelling.command.Repository;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** Opens payments, and asks them, within the unit of work of their booking. */
@Component
class OpenedPayments implements Payments {

    private final Repository<Payment> payments;

    OpenedPayments(Repository<Payment> payments) {
        this.payments = payments;
    }

    @Override
    public void open(RequestPayment request) {
        try {
            payments.newInstance(() -> Payment.opened(request));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The payment could not be opened.", e);
        }
    }

    @Override
    public Money left(String paymentId) {
        return payments.load(paymentId).invoke(Payment::left);
    }
}
