/**
 * How does a process get its commands carried out, each at least once, whatever fails on the way? A command is either
 * done before the process goes on, or it is kept in the same transaction that lets the process go on.
 */
@NullMarked
package io.skybound.process.steps;

import org.jspecify.annotations.NullMarked;
