/** What does the payment gateway tell us without being asked, and is it really the gateway? */
@NullMarked
package io.skybound.command.payment.webhook;

import org.jspecify.annotations.NullMarked;
