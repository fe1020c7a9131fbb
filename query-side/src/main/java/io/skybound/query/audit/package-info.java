/**
 * What happened, what was known when, and who has looked? For auditors, who may see everything except personal data, and
 * whose every look is recorded.
 */
@NullMarked
package io.skybound.query.audit;

import org.jspecify.annotations.NullMarked;
