package io.skybound.platform.web;

import java.util.List;

/** A query or path parameter that can't be read (400). */
public final class BadParameter {

    private BadParameter() {}

    public static Problem of(String name, String detail) {
        return Problem.badRequest("invalid_parameter", "A parameter can't be read.")
                .withErrors(List.of(new InputError("/" + name, "invalid_parameter", detail)));
    }

    public static Problem missing(String name) {
        return Problem.badRequest("missing_parameter", "A parameter is missing.")
                .withErrors(List.of(new InputError("/" + name, "missing_parameter", "is required")));
    }
}
