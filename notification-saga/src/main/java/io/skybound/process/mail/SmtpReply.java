package io.skybound.process.mail;

import io.skybound.process.mail.Outcome.Never;
import io.skybound.process.mail.Outcome.NotYet;
import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/**
 * What a mail server's refusal means. Only a permanent refusal (5xx) of this recipient or this message is final; one of
 * our sender or log-in is a fault in the configuration, and mails wait until somebody has mended it.
 */
record SmtpReply(int code, String step, @Nullable String enhancedCode) {
    private static final Pattern ENHANCED = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");

    static Outcome outcomeOf(Exception failure, String recipient) {
        SmtpReply refusal = null;
        for (Throwable cause : all(failure)) {
            if (cause instanceof SMTPAddressFailedException address) {
                refusal = of(address.getReturnCode(), "RCPT", address);
                break;
            }
            if (cause instanceof SMTPSendFailedException send && refusal == null) {
                refusal = of(send.getReturnCode(), send.getCommand(), send);
            }
        }
        if (refusal == null) {
            return new NotYet("mail server can't be used: " + rootName(failure));
        }
        return refusal.isFinal() ? new Never(refusal.inWords(), recipient) : new NotYet(refusal.inWords());
    }

    /** The innermost cause without its message, which could contain an address. */
    static String rootName(Throwable failure) {
        Throwable last = failure;
        for (Throwable cause : all(failure)) {
            last = cause;
        }
        return last.getClass().getSimpleName();
    }

    private static SmtpReply of(int code, @Nullable String command, Exception failure) {
        String step =
                command == null || command.startsWith("MAIL") ? "MAIL" : command.startsWith("RCPT") ? "RCPT" : "DATA";
        Matcher enhanced = ENHANCED.matcher(String.valueOf(failure.getMessage()));
        return new SmtpReply(code, step, enhanced.find() ? enhanced.group() : null);
    }

    private boolean isFinal() {
        return code >= 500 && code <= 599 && !step.equals("MAIL");
    }

    private String inWords() {
        return "mail server said " + code + (enhancedCode == null ? "" : " " + enhancedCode) + " to " + step;
    }

    /** JavaMail and Spring each chain causes in ways of their own. */
    private static Iterable<Throwable> all(Throwable failure) {
        Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        var inOrder = new ArrayList<Throwable>();
        open.add(failure);
        while (!open.isEmpty()) {
            Throwable next = open.poll();
            if (!found.add(next)) {
                continue;
            }
            inOrder.add(next);
            if (next instanceof MailSendException send) {
                open.addAll(send.getFailedMessages().values());
            }
            if (next instanceof MessagingException messaging && messaging.getNextException() != null) {
                open.add(messaging.getNextException());
            }
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
        }
        return inOrder;
    }
}
