package io.skybound.allinone.laboratory;

/** A boundary of the product at which something can be made to happen: just before, or just after, something is done for good. */
public enum Point {
    REQUEST_CLAIMED("an idempotency key is claimed, its request has not begun"),
    ANSWER_FOUND("a request is done, its answer is not kept yet"),
    ANSWER_KEPT("an answer is kept, and has not left"),
    COMMAND_DECIDED("a command has decided, its events are not appended"),
    COMMAND_APPENDED("a command's events are appended, nobody knows"),
    STEP_SENDING("a process is about to send a command"),
    STEP_SENT("a process has sent a command"),
    STEP_KEEPING("a process is about to keep a command for later"),
    STEP_KEPT("a process has kept a command for later"),
    KEPT_STEP_STARTING("a kept command is about to be sent"),
    KEPT_STEP_DONE("a kept command is done, and still in its table"),
    PROCESS_HANDLING("an event has reached a process, which has not reacted"),
    PROCESS_COMMITTING("process, token and outbox are written, not committed"),
    PROCESS_COMMITTED("process, token and outbox are committed"),
    OUTBOX_PUTTING("a mail is about to be owed"),
    OUTBOX_PUT("a mail is owed, within the process's transaction"),
    PROJECTION_HANDLING("an event has reached a read model, which has not changed"),
    PROJECTION_COMMITTING("a read model and its token are written, not committed"),
    PROJECTION_COMMITTED("a read model and its token are committed"),
    /** Where nothing happens, but a guard can be switched off: the gateway's idempotency key. */
    CAPTURE_KEYED("the gateway's idempotency key for a capture is at hand"),
    CAPTURE_ASKING("the gateway is about to be asked for money"),
    CAPTURE_ANSWERED("the gateway has taken the money, nobody knows"),
    REFUND_ASKING("the gateway is about to be asked to pay back"),
    REFUND_ANSWERED("the gateway has paid back, nobody knows"),
    MAIL_SENDING("a mail is about to be handed to the mail server"),
    MAIL_SENT("the mail server has taken a mail, nobody knows"),
    MAIL_RECORDING("a mail's delivery is about to be recorded"),
    MAIL_RECORDED("a mail's delivery is recorded");

    private final String means;

    Point(String means) {
        this.means = means;
    }

    /** What has happened when a thread passes here, and what has not. */
    public String means() {
        return means;
    }
}
