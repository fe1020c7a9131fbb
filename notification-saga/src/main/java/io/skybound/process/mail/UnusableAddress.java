package io.skybound.process.mail;

/** No mail can ever reach this address. Says nothing about it: it is personal. */
final class UnusableAddress extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableAddress() {
        super("No mail can reach this address", null, false, false);
    }
}
