package io.skybound.process.mail;

/** Where mails wait for their delivery. Used by the booking process. */
public interface Outbox {

    /**
     * Records the request within the current transaction, which must be there: the mail exists if and only if what
     * caused it does. The same cause asks for the same mail only once; repeating it changes nothing.
     */
    void put(MailRequest request);
}
