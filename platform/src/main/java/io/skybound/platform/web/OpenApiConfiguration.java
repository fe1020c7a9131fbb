package io.skybound.platform.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.joda.money.Money;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The document that describes the API: modules describe their endpoints, here stands what all of them share. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    /** Name of the security scheme, for {@code @SecurityRequirement}. */
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
                        .license(new License().name("Apache-2.0")))
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
    OpenApiCustomizer problems() {
        return api -> {
            var resolved = ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(ProblemBody.class).resolveAsRef(false));
            resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
            api.getComponents().addSchemas("Problem", resolved.schema);
            Schema<?> reference = new Schema<>().$ref("#/components/schemas/Problem");
            ApiResponse problem = new ApiResponse()
                    .description("Any problem")
                    .content(new Content().addMediaType("application/problem+json", new MediaType().schema(reference)));
            if (api.getPaths() != null) {
                api.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .forEach(operation -> operation.getResponses().setDefault(problem));
            }
        };
    }

    private static Schema<?> money() {
        Schema<?> money = new ObjectSchema()
                .addProperty("amount", new StringSchema().example("199.90"))
                .addProperty("currency", new StringSchema().example("USD").description("ISO 4217"));
        money.setRequired(List.of("amount", "currency"));
        return money;
    }
}
