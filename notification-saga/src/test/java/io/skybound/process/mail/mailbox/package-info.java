@NullMarked
package io.skybound.process.mail.mailbox;

import org.jspecify.annotations.NullMarked;
