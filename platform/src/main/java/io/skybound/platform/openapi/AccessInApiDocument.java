package io.skybound.platform.openapi;

import io.skybound.platform.security.AccessRules;
import io.skybound.platform.security.AccessTable;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Writes into the API document who may call what, from the very table that decides about each request. */
final class AccessInApiDocument {

    private final AccessTable table;

    AccessInApiDocument(AccessTable table) {
        this.table = table;
    }

    void describe(String path, PathItem item) {
        item.readOperationsMap().forEach((method, operation) -> {
            AccessRules.Rule rule = table.ruleFor(HttpMethod.valueOf(method.name()), path);
            describe(operation, rule);
        });
    }

    private static void describe(Operation operation, AccessRules.@Nullable Rule rule) {
        if (rule != null && rule.who() == AccessRules.Who.ANYONE) {
            operation.setSecurity(List.of());
            return;
        }
        operation.setSecurity(List.of(new SecurityRequirement().addList(OpenApiConfiguration.BEARER)));
        FailuresInApiDocument.add(operation, 401, "unauthorized", "Sign in: a valid access token is needed.");
        if (rule != null && rule.who() == AccessRules.Who.ROLES) {
            FailuresInApiDocument.add(operation, 403, "forbidden", "You may not do this.");
            operation.setDescription(withRoles(operation.getDescription(), rule));
        }
    }

    private static String withRoles(@Nullable String description, AccessRules.Rule rule) {
        String roles =
                rule.roles().stream().sorted().map(role -> "`" + role + "`").collect(Collectors.joining(" or "));
        String sentence = "For role " + roles + ".";
        return description == null || description.isBlank() ? sentence : description + "\n\n" + sentence;
    }
}
