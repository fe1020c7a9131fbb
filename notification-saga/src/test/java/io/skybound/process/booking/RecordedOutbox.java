package io.skybound.process.booking;

import io.skybound.process.mail.MailRequest;
import io.skybound.process.mail.Outbox;
import java.util.ArrayList;
import java.util.List;

/** Keeps the mails that a test asks for. */
final class RecordedOutbox implements Outbox {

    final List<MailRequest> requests = new ArrayList<>();

    @Override
    public void put(MailRequest request) {
        requests.add(request);
    }
}
