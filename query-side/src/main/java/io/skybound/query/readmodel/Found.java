package io.skybound.query.readmodel;

import org.jspecify.annotations.Nullable;

/**
 * What a waiting read came back with.
 *
 * @param row null if there is none
 * @param lagging whether what was waited for has not come, though it will
 */
public record Found<R>(@Nullable R row, boolean lagging) {}
