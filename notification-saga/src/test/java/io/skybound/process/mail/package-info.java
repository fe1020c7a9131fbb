@NullMarked
package io.skybound.process.mail;

import org.jspecify.annotations.NullMarked;
