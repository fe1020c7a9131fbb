package io.skybound.command.payment.webhook;

import io.skybound.command.payment.gateway.GatewayNotice;
import io.skybound.command.payment.reconciliation.Reconciliations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks into what the gateway has told: asks it how things stand, and records that, until nothing more follows from it. */
@Component
class NoticeDesk {

    private static final Logger log = LoggerFactory.getLogger(NoticeDesk.class);

    private final NoticeBox box;
    private final Reconciliations reconciliations;

    NoticeDesk(NoticeBox box, Reconciliations reconciliations) {
        this.box = box;
        this.reconciliations = reconciliations;
    }

    /** Looked into at once, but nobody waits for it: it is recorded, and will be looked into again if this fails. */
    void take(GatewayNotice notice) {
        if (box.take(notice) && notice.captureReference() != null) {
            Thread.ofVirtual().name("gateway-notice").start(() -> lookInto(notice));
        }
    }

    /** What was left over by a process that died, or while something was away. */
    void lookIntoLeftOvers() {
        box.leftOver().forEach(this::lookInto);
        box.forgetOld();
    }

    private void lookInto(GatewayNotice notice) {
        try {
            String capture = notice.captureReference();
            if (capture == null || reconciliations.lookInto(capture)) {
                box.done(notice.eventId());
            }
        } catch (RuntimeException e) {
            log.warn(
                    "Notice {} of the gateway will be looked into later: {}",
                    notice.eventId(),
                    e.getClass().getSimpleName());
        }
    }
}
