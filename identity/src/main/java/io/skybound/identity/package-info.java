/**
 * Who are SkyBound's users, and how do they prove it? Accounts, passwords, sessions and profiles: plain rows, never
 * events, so that a person can be forgotten by deleting a row.
 */
@NullMarked
package io.skybound.identity;

import org.jspecify.annotations.NullMarked;
