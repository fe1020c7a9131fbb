/**
 * Where do mails go when there is no mail server? Into a mailbox of this process, which keeps them over restarts and
 * shows them to whoever looks: for the embedded default only.
 */
@NullMarked
package io.skybound.process.mail.mailbox;

import org.jspecify.annotations.NullMarked;
