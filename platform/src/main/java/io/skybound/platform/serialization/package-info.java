/**
 * In what form are events, snapshots and process states stored? As JSON, under logical names instead of Java class
 * names, with personal data encrypted. HTTP has its own mapper and shares only the form of money with this one.
 */
@NullMarked
package io.skybound.platform.serialization;

import org.jspecify.annotations.NullMarked;
