package io.skybound.platform.web;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Thrown anywhere on the way of a request to answer it with an RFC 9457 problem. Immutable. */
public final class Problem extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String code;
    private final String detail;
    private final boolean retryable;
    private final transient List<InputError> errors;
    private final transient Map<String, String> headers;

    private Problem(
            HttpStatus status,
            String code,
            String detail,
            boolean retryable,
            List<InputError> errors,
            Map<String, String> headers) {
        // A problem is an answer, not a bug: the stack trace would only cost time.
        super(code + ": " + detail, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.retryable = retryable;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
    }

    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail, false, List.of(), Map.of());
    }

    public static Problem badRequest(String code, String detail) {
        return of(HttpStatus.BAD_REQUEST, code, detail);
    }

    public static Problem unauthorized(String code, String detail) {
        return of(HttpStatus.UNAUTHORIZED, code, detail).withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    public static Problem forbidden(String code, String detail) {
        return of(HttpStatus.FORBIDDEN, code, detail);
    }

    public static Problem notFound(String code, String detail) {
        return of(HttpStatus.NOT_FOUND, code, detail);
    }

    public static Problem conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail);
    }

    /** Well-formed, but it can't be meant (422). */
    public static Problem invalid(String code, String detail) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    /** Input that breaks rules, all broken rules at once (422 {@code invalid_request}). */
    public static Problem invalid(List<InputError> errors) {
        return invalid("invalid_request", "The request breaks " + (errors.size() == 1 ? "a rule." : "several rules."))
                .withErrors(errors);
    }

    /** Not now, but worth another try (503). */
    public static Problem unavailable(String code, String detail) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, code, detail).retryAfter(Duration.ofSeconds(1));
    }

    /** The same problem, worth another try after {@code wait}. */
    public Problem retryAfter(Duration wait) {
        long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
        return new Problem(status, code, detail, true, errors, headers)
                .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    public Problem withErrors(List<InputError> errors) {
        return new Problem(status, code, detail, retryable, errors, headers);
    }

    public Problem withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, detail, retryable, errors, more);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public boolean retryable() {
        return retryable;
    }

    public List<InputError> errors() {
        return errors;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
