package io.skybound.platform.web;

import io.skybound.api.Refusal;
import io.skybound.api.Refused;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Which problem is a failure? One answer for controllers, filters and the container alike. */
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Problem of(Throwable failure) {
        if (DeadlineFilter.hasPassed()) {
            log.warn("Took too long: {}", Outages.summary(failure));
            return Problem.unavailable("deadline_exceeded", "This takes too long. Repeat the same request.")
                    .retryAfter(Duration.ofSeconds(2));
        }
        Refusal refusal = Refused.reasonOf(failure);
        if (refusal != null) {
            return of(refusal);
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            Problem known = known(t);
            if (known != null) {
                return known;
            }
        }
        return unavailable(failure);
    }

    static Problem of(Refusal refusal) {
        HttpStatus status = switch (refusal.kind()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return Problem.of(status, refusal.code(), refusal.detail())
                .withErrors(refusal.violations().stream()
                        .map(broken -> new InputError(broken.pointer(), broken.code(), broken.detail()))
                        .toList());
    }

    /** For an error status that came without an exception, from the container. */
    static Problem of(int status) {
        return switch (status) {
            case 401 -> unauthorized();
            case 403 -> forbidden();
            case 404 -> noSuchPath();
            case 405 -> Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "method_not_allowed", "Not with this method.");
            case 413 -> tooLarge();
            case 503 -> unavailable();
            default ->
                status >= 400 && status < 500
                        ? Problem.badRequest("bad_request", "The request can't be understood.")
                        : internal();
        };
    }

    static Problem unauthorized() {
        return Problem.unauthorized("unauthorized", "Sign in: a valid access token is needed.");
    }

    static Problem forbidden() {
        return Problem.forbidden("forbidden", "You may not do this.");
    }

    static Problem noSuchPath() {
        return Problem.notFound("not_found", "There is nothing here.");
    }

    static Problem tooLarge() {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "The body is larger than 64 KiB.");
    }

    private static Problem unavailable() {
        return Problem.unavailable("service_unavailable", "Not possible at the moment. Try again soon.");
    }

    private static Problem internal() {
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal_error",
                "Something went wrong on our side. Quote the request id if you ask for help.");
    }

    private static @Nullable Problem known(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case AuthenticationException e -> unauthorized();
            case AccessDeniedException e -> forbidden();
            case RequestRejectedException e -> Problem.badRequest("bad_request", "The request can't be understood.");
            case InvalidParameterException e -> Problem.badRequest("bad_request", "The request can't be understood.");
            case MethodArgumentNotValidException e -> Problem.invalid(errors(e.getBindingResult()));
            case HandlerMethodValidationException e -> ofParameters(e);
            case ConstraintViolationException e -> Problem.invalid(Violations.errors(e.getConstraintViolations()));
            case HttpMessageNotReadableException e
            when !(e.getCause() instanceof Problem) -> JsonBody.malformed("A JSON body is required.");
            case MissingServletRequestParameterException e -> BadParameter.missing(e.getParameterName());
            case MissingRequestHeaderException e ->
                Problem.badRequest("missing_header", "The header " + e.getHeaderName() + " is required.");
            case MethodArgumentTypeMismatchException e -> BadParameter.of(e.getName(), "can't be read");
            case TypeMismatchException e -> Problem.badRequest("invalid_parameter", "A parameter can't be read.");
            case ServletRequestBindingException e ->
                Problem.badRequest("invalid_parameter", "A parameter can't be read.");
            case NoResourceFoundException e -> noSuchPath();
            case NoHandlerFoundException e -> noSuchPath();
            case HttpRequestMethodNotSupportedException e -> methodNotAllowed(e);
            case HttpMediaTypeNotAcceptableException e ->
                Problem.of(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not_acceptable",
                        "This can't be had in a form that Accept allows. Possible: "
                                + types(e.getSupportedMediaTypes()));
            case HttpMediaTypeNotSupportedException e ->
                Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported_media_type",
                        "Send the body as application/json.");
            default -> null;
        };
    }

    private static Problem unavailable(Throwable failure) {
        Duration wait = Outages.retryAfter(failure);
        if (wait != null) {
            log.warn("Not available: {}", Outages.summary(failure));
            return unavailable().retryAfter(wait);
        }
        log.error("Failed on the request {}", MDC.get(RequestIdFilter.MDC_KEY), failure);
        return internal();
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException e) {
        Problem problem = Problem.of(
                HttpStatus.METHOD_NOT_ALLOWED, "method_not_allowed", "Not with the method " + e.getMethod() + ".");
        var methods = e.getSupportedHttpMethods();
        return methods == null || methods.isEmpty()
                ? problem
                : problem.withHeader(
                        "Allow", methods.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
    }

    private static Problem ofParameters(HandlerMethodValidationException e) {
        List<InputError> errors = e.getParameterValidationResults().stream()
                .flatMap(result -> errorsOf(result).stream())
                .distinct()
                .toList();
        boolean body = e.getParameterValidationResults().stream().anyMatch(ParameterErrors.class::isInstance);
        return body
                ? Problem.invalid(errors)
                : Problem.badRequest("invalid_parameter", "A parameter can't be read.")
                        .withErrors(errors);
    }

    private static List<InputError> errorsOf(ParameterValidationResult result) {
        if (result instanceof ParameterErrors bean) {
            return errors(bean);
        }
        String name = String.valueOf(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream()
                .map(error -> new InputError(
                        Pointers.ofProperty(name), "invalid_parameter", String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    private static List<InputError> errors(Errors result) {
        return result.getAllErrors().stream()
                .map(Problems::error)
                .distinct()
                .sorted(Comparator.comparing(InputError::pointer).thenComparing(InputError::code))
                .toList();
    }

    private static InputError error(ObjectError error) {
        String path = error instanceof FieldError field ? field.getField() : "";
        if (error.contains(ConstraintViolation.class)) {
            return Violations.error(path, error.unwrap(ConstraintViolation.class));
        }
        return new InputError(Pointers.ofProperty(path), "invalid_value", "can't be read");
    }

    private static String types(List<MediaType> types) {
        return types.isEmpty()
                ? "application/json"
                : types.stream().map(MediaType::toString).distinct().collect(Collectors.joining(", "));
    }
}
