package io.skybound.process.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Encoded first, then sent in one piece. JavaMail would encode into the connection, and lock it for each byte. */
final class WholeMessage extends MimeMessage {
    private static final int USUAL_BYTES = 16 * 1024;

    WholeMessage() {
        super((Session) null);
    }

    @Override
    public void writeTo(OutputStream out, String[] withoutHeaders) throws IOException, MessagingException {
        var whole = new ByteArrayOutputStream(USUAL_BYTES);
        super.writeTo(whole, withoutHeaders);
        whole.writeTo(out);
    }
}
