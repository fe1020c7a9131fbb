/**
 * Which mails does a traveller get, and how do they reach the mailbox whatever fails on the way? The booking process
 * puts a request into the outbox within its own transaction; from there a mail is rendered and delivered until it is
 * there.
 */
@NullMarked
package io.skybound.process.mail;

import org.jspecify.annotations.NullMarked;
