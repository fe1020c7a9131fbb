/** What became of the mails that travellers are owed? */
@NullMarked
package io.skybound.api.mail;

import org.jspecify.annotations.NullMarked;
