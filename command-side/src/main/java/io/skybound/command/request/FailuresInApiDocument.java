package io.skybound.command.request;

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
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Shows what {@link Fails} says in the API document, with one example for each failure. */
@Component
class FailuresInApiDocument implements GlobalOperationCustomizer {

    private static final String PROBLEM = "application/problem+json";
    private static final Set<Integer> RETRYABLE = Set.of(429, 503);

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Stream.concat(
                        AnnotatedElementUtils.getMergedRepeatableAnnotations(method.getBeanType(), Fails.class)
                                .stream(),
                        AnnotatedElementUtils.getMergedRepeatableAnnotations(method.getMethod(), Fails.class).stream())
                .forEach(failure -> add(failure, operation));
        return operation;
    }

    private static void add(Fails failure, Operation operation) {
        ApiResponse response = operation
                .getResponses()
                .computeIfAbsent(Integer.toString(failure.status()), _ -> new ApiResponse().content(new Content()));
        String code = "`" + failure.code() + "`";
        response.setDescription(response.getDescription() == null ? code : response.getDescription() + ", " + code);
        MediaType problem = response.getContent()
                .computeIfAbsent(
                        PROBLEM, _ -> new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
        problem.addExamples(failure.code(), new Example().value(example(failure)));
    }

    private static Map<String, Object> example(Fails failure) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:skybound:problem:" + failure.code());
        problem.put("title", title(failure.code()));
        problem.put("status", failure.status());
        problem.put("detail", failure.detail());
        problem.put("code", failure.code());
        problem.put("request_id", "req_5f3kq2");
        problem.put("retryable", RETRYABLE.contains(failure.status()));
        if (!failure.pointer().isEmpty()) {
            problem.put(
                    "errors",
                    List.of(Map.of("pointer", failure.pointer(), "code", failure.error(), "detail", failure.detail())));
        }
        return problem;
    }

    private static String title(String code) {
        String words = code.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
