package io.skybound.process.mail;

import java.time.Duration;
import java.util.Properties;

/** JavaMail waits for ever unless told; and a slow farewell is no reason to wait at all. */
final class SmtpTimeouts {
    static final Duration EACH = Duration.ofSeconds(5);

    private SmtpTimeouts() {}

    static void applyTo(Properties javaMail) {
        String millis = Long.toString(EACH.toMillis());
        for (String protocol : new String[] {"smtp", "smtps"}) {
            for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
                javaMail.putIfAbsent("mail." + protocol + "." + wait, millis);
            }
            javaMail.putIfAbsent("mail." + protocol + ".quitwait", "false");
        }
    }
}
