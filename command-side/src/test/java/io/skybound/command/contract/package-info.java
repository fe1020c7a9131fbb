/** Does everything that commands and events say survive being stored? */
@NullMarked
package io.skybound.command.contract;

import org.jspecify.annotations.NullMarked;
