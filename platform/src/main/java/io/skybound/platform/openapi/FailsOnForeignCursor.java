package io.skybound.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What every list answers to an {@code after} that is not of its own making. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Fails(
        status = 400,
        code = "invalid_cursor",
        detail = "This cursor is not one that this list has given out.",
        pointer = "/after",
        error = "invalid_cursor")
public @interface FailsOnForeignCursor {}
