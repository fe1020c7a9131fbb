package io.skybound.platform.web;

/**
 * One thing that is wrong with what was sent.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, or "/name" of a query parameter
 * @param code stable, snake_case
 * @param detail one sentence for people; never the value itself, which may be personal
 */
public record InputError(String pointer, String code, String detail) {}
