package io.skybound.process.mail;

import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;

/**
 * What JavaMail should do where nobody says otherwise. It waits for ever unless told; a slow farewell is no reason to wait at
 * all; and it looks through the whole class path for each part of each mail unless it knows who encodes it.
 */
final class SmtpSettings {
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final String ENCODING = "jakarta.mail.util.StreamProvider";

    private SmtpSettings() {}

    static void applyTo(Properties javaMail) {
        String millis = Long.toString(TIMEOUT.toMillis());
        for (String protocol : new String[] {"smtp", "smtps"}) {
            for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
                javaMail.putIfAbsent("mail." + protocol + "." + wait, millis);
            }
            javaMail.putIfAbsent("mail." + protocol + ".quitwait", "false");
        }
        if (javaMail.putIfAbsent("mail.smtp.socketFactory", new PromptSockets()) == null) {
            javaMail.put("mail.smtp.socketFactory.fallback", "false");
        }
        if (System.getProperty(ENCODING) == null) {
            System.setProperty(ENCODING, MailStreamProvider.class.getName());
        }
    }
}
