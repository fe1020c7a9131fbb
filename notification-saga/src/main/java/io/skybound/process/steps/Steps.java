package io.skybound.process.steps;

import java.time.Instant;

/**
 * Carries out the commands of a process. Called while an event is handled, in the transaction of its processor. Every
 * command may be carried out twice, so each must be one that changes nothing the second time.
 */
public interface Steps {

    /**
     * Sends the command at once, together with all others of the batch. Before the processor moves on each is done, or
     * kept for a later attempt; see {@link WhenRefused} for what a refusal leads to.
     *
     * @param bookingId the process that the command belongs to
     */
    void send(String bookingId, Object command);

    /**
     * Keeps the command and sends it at {@code due}, also if the system was down then; at once if that is now, but in its
     * turn, a few at a time: so do many such commands from one event hold up nobody. A second one of the same name is
     * ignored while the first waits.
     *
     * @param name unique name of this step
     */
    void sendAt(String name, Instant due, String bookingId, Object command);

    /**
     * Puts a command that is of no use now onto the list of what only a person can help; they may send it again.
     *
     * @param name unique name of this step; the same one is on the list once
     * @param attempts how often it was tried in vain
     * @param reason a code, without personal data
     */
    void giveUp(String name, String bookingId, Object command, int attempts, String reason);

    /** Takes what was given up off the list: it is done some other way. */
    void solved(String name);

    /** Forgets a step that waits; nothing happens if there is none, or if it is running already. */
    void callOff(String name);
}
