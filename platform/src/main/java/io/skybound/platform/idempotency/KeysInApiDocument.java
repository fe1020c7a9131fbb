package io.skybound.platform.idempotency;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** Writes into the API document where an {@code Idempotency-Key} is honoured, from what the filter goes by. */
record KeysInApiDocument(List<IdempotentPaths> modules) implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() != null) {
            api.getPaths().forEach(this::describe);
        }
    }

    private void describe(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            IdempotentPaths.Path registered = registered(method.name(), path);
            if (registered != null) {
                describe(operation, registered.required());
            }
        });
    }

    private IdempotentPaths.@Nullable Path registered(String method, String path) {
        PathContainer asked = PathContainer.parsePath(path);
        return modules.stream()
                .flatMap(module -> module.list().stream())
                .filter(place -> place.method().matches(method))
                .filter(place ->
                        PathPatternParser.defaultInstance.parse(place.pattern()).matches(asked))
                .findFirst()
                .orElse(null);
    }

    private static void describe(Operation operation, boolean required) {
        operation.addParametersItem(new HeaderParameter()
                .name(IdempotencyFilter.HEADER)
                .required(required)
                .description("Your own name for this request: sent again with it, the same thing is not done twice, and"
                        + " the answer is the same")
                .example("a-name-of-my-own")
                .schema(new StringSchema().types(Set.of("string")).minLength(1).maxLength(255)));
    }
}
