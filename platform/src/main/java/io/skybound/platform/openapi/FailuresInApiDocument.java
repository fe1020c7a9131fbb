package io.skybound.platform.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Shows what {@link Fails} says in the API document, with one example for each failure. */
final class FailuresInApiDocument implements GlobalOperationCustomizer {

    static final String MEDIA_TYPE = "application/problem+json";
    private static final Set<Integer> RETRYABLE = Set.of(429, 503);

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Stream.concat(
                        AnnotatedElementUtils.getMergedRepeatableAnnotations(method.getBeanType(), Fails.class)
                                .stream(),
                        AnnotatedElementUtils.getMergedRepeatableAnnotations(method.getMethod(), Fails.class).stream())
                .forEach(failure -> add(operation, failure.status(), failure.code(), example(failure)));
        return operation;
    }

    /** A failure without input errors. */
    static void add(Operation operation, int status, String code, String detail) {
        add(operation, status, code, problem(status, code, detail));
    }

    private static void add(Operation operation, int status, String code, Map<String, Object> example) {
        ApiResponse response =
                operation.getResponses().computeIfAbsent(Integer.toString(status), _ -> new ApiResponse());
        if (response.getContent() == null) {
            response.setContent(new Content());
        }
        MediaType problem =
                response.getContent().computeIfAbsent(MEDIA_TYPE, _ -> new MediaType().schema(problemSchema()));
        if (problem.getExamples() != null && problem.getExamples().containsKey(code)) {
            return;
        }
        String name = "`" + code + "`";
        String said = response.getDescription();
        response.setDescription(said == null || said.isBlank() ? name : said + ", " + name);
        problem.addExamples(code, new Example().value(example));
    }

    static Schema<?> problemSchema() {
        return new Schema<>().$ref("#/components/schemas/Problem");
    }

    private static Map<String, Object> example(Fails failure) {
        Map<String, Object> problem = problem(failure.status(), failure.code(), failure.detail());
        if (!failure.pointer().isEmpty()) {
            problem.put(
                    "errors",
                    List.of(Map.of("pointer", failure.pointer(), "code", failure.error(), "detail", failure.detail())));
        }
        return problem;
    }

    private static Map<String, Object> problem(int status, String code, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:skybound:problem:" + code);
        problem.put("title", title(code));
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("code", code);
        problem.put("request_id", "req_5f3kq2");
        problem.put("retryable", RETRYABLE.contains(status));
        return problem;
    }

    private static String title(String code) {
        String words = code.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
