package io.skybound.platform.openapi;

import io.skybound.platform.security.AccessTable;
import io.skybound.platform.web.ProblemBody;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The document that describes the API: modules describe their endpoints, here stands what all of them share. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    /** Name of the security scheme. */
    static final String BEARER = "bearer";

    @Bean
    OpenAPI openApi() {
        SpringDocUtils.getConfig().replaceWithSchema(Money.class, money());
        return new OpenAPI()
                .info(new Info()
                        .title("SkyBound")
                        .version("1")
                        .description(
                                "Find flights, hold seats, pay, and get your money back. Errors are RFC 9457 problems"
                                        + " with a stable `code`; times are RFC 3339; money is a string and a currency.")
                        .contact(new Contact().name("SkyBound").email("developers@skybound.example"))
                        .license(new License().name("Apache License 2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("where this document comes from")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("The `access_token` of `POST /auth/login`.")));
    }

    /** springdoc still reads models by Jackson 2, which has to be told separately that our JSON is snake_case. */
    @Bean
    ModelResolver snakeCaseModels(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper()
                .copy()
                .setPropertyNamingStrategy(com.fasterxml.jackson.databind.PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    FailuresInApiDocument failuresInApiDocument() {
        return new FailuresInApiDocument();
    }

    @Bean
    OpenApiCustomizer whatAllOperationsShare(AccessTable table) {
        AccessInApiDocument access = new AccessInApiDocument(table);
        return api -> {
            addProblem(api);
            if (api.getPaths() != null) {
                api.getPaths().forEach((path, item) -> {
                    access.describe(path, item);
                    item.readOperations().forEach(OpenApiConfiguration::complete);
                });
            }
            api.getComponents().getSchemas().values().forEach(SchemaRepair::repair);
            nameTags(api);
        };
    }

    private static void addProblem(OpenAPI api) {
        var resolved = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(ProblemBody.class).resolveAsRef(false));
        resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
        api.getComponents().addSchemas("Problem", resolved.schema);
    }

    private static void complete(Operation operation) {
        operation
                .getResponses()
                .setDefault(new ApiResponse()
                        .description("Any problem")
                        .content(new Content()
                                .addMediaType(
                                        FailuresInApiDocument.MEDIA_TYPE,
                                        new MediaType().schema(FailuresInApiDocument.problemSchema()))));
        operation.getResponses().values().stream()
                .filter(response -> response.getHeaders() != null)
                .flatMap(response -> response.getHeaders().values().stream())
                .filter(header -> header.getSchema() == null)
                .forEach(header -> header.setSchema(new StringSchema().types(Set.of("string"))));
    }

    /** Every tag an operation has is in the document's list, in the order of the alphabet. */
    private static void nameTags(OpenAPI api) {
        Map<String, Tag> tags = new TreeMap<>();
        Stream.ofNullable(api.getTags()).flatMap(List::stream).forEach(tag -> tags.put(tag.getName(), tag));
        Stream.ofNullable(api.getPaths())
                .flatMap(paths -> paths.values().stream())
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> Stream.ofNullable(operation.getTags()).flatMap(List::stream))
                .forEach(name -> tags.computeIfAbsent(name, _ -> new Tag().name(name)));
        api.setTags(List.copyOf(tags.values()));
    }

    private static Schema<?> money() {
        Schema<?> money = new ObjectSchema()
                .addProperty("amount", new StringSchema().example("199.90"))
                .addProperty("currency", new StringSchema().example("USD").description("ISO 4217"));
        money.setRequired(List.of("amount", "currency"));
        return money;
    }
}
