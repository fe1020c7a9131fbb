package io.skybound.platform.security;

import static org.springframework.http.HttpMethod.GET;

import io.skybound.platform.database.Home;
import io.skybound.platform.signals.Signals;
import io.skybound.platform.web.ProblemWriter;
import io.skybound.platform.web.SafeText;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One chain for every path: token or nobody, then the table, which denies what it doesn't know. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {

    /** Enough for our own pages (API document, mailbox); nothing from elsewhere, nothing inside other sites' frames. */
    private static final String CONTENT = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    AccessRules platformAccess() {
        return AccessRules.rules()
                .anyone(GET, "/livez", "/readyz", "/error")
                .anyone(GET, "/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/**")
                .anyone(GET, "/swagger-ui.html", "/swagger-ui/**");
    }

    @Bean
    AccessTable accessTable(ObjectProvider<AccessRules> modules) {
        return new AccessTable(modules.orderedStream().toList());
    }

    /** Made only where tokens are issued, or are checked by whoever issues them. */
    @Bean
    @Lazy
    SigningKeys signingKeys(SecurityProperties properties, ObjectProvider<Home> home) {
        return SigningKeys.from(properties, home.getIfAvailable());
    }

    @Bean
    @Lazy
    AccessTokens accessTokens(SigningKeys keys, SecurityProperties properties, Clock clock) {
        return new AccessTokens(keys, properties, clock);
    }

    @Bean
    RevokedSessions revokedSessions(JdbcClient jdbc, Clock clock, SecurityProperties properties, Signals signals) {
        return new RevokedSessions(jdbc, clock, properties.revocationPoll(), signals);
    }

    @Bean
    JwtDecoder checkedTokens(
            ObjectProvider<SigningKeys> keys,
            SecurityProperties properties,
            Clock clock,
            RevokedSessions revokedSessions) {
        SecurityProperties.External external = properties.external();
        return external == null
                ? CheckedTokens.own(keys.getObject(), properties, clock, revokedSessions)
                : CheckedTokens.external(external, clock, revokedSessions);
    }

    @Bean
    Refusals refusals(
            ProblemWriter problems, AccessTable table, ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        return new Refusals(problems, table, () -> endpoints.stream().toList());
    }

    @Bean
    SecurityFilterChain everything(
            HttpSecurity http, AccessTable table, Refusals refusals, SecurityProperties properties, JwtDecoder tokens) {
        http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::headers)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(unlessPublic(table))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .jwt(jwt -> jwt.decoder(tokens)
                                .jwtAuthenticationConverter(
                                        token -> new CallerAuthentication(caller(token, properties)))))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(table));
        if (properties.allowedOrigins().isEmpty()) {
            http.cors(AbstractHttpConfigurer::disable);
        } else {
            http.cors(cors -> cors.configurationSource(origins(properties.allowedOrigins())));
        }
        return http.build();
    }

    /** A fifth of a quick request went into measuring each filter of the chain; requests as a whole are measured anyway. */
    @Bean
    SecurityObservationSettings filtersAreNotMeasured() {
        return SecurityObservationSettings.noObservations();
    }

    /** Refuses, besides Spring's own list, parameters that no database column can hold. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(SafeText::isHeaderName);
        firewall.setAllowedHeaderValues(SafeText::isHeaderValue);
        firewall.setAllowedParameterNames(SafeText::isStorable);
        firewall.setAllowedParameterValues(SafeText::isStorable);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejected(Refusals refusals) {
        return refusals;
    }

    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }

    /** Where everybody may pass, a stale token must not stand in the way: not at the login, not at the refresh. */
    private static BearerTokenResolver unlessPublic(AccessTable table) {
        DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();
        return (HttpServletRequest request) -> {
            AccessRules.Rule rule = table.ruleFor(request);
            return rule != null && rule.who() == AccessRules.Who.ANYONE ? null : header.resolve(request);
        };
    }

    private static Caller caller(Jwt token, SecurityProperties properties) {
        SecurityProperties.External external = properties.external();
        if (external != null) {
            return new ExternalCaller(external).of(token);
        }
        List<String> named = token.getClaimAsStringList("roles");
        Set<String> roles = (named == null ? List.<String>of() : named)
                .stream().filter(Roles.ALL::contains).collect(Collectors.toSet());
        Instant until = token.getExpiresAt();
        return new Caller(
                orEmpty(token, "sub"),
                orEmpty(token, "email"),
                roles,
                orEmpty(token, "sid"),
                until == null ? Instant.MIN : until);
    }

    private static String orEmpty(Jwt token, String claim) {
        String value = token.getClaimAsString(claim);
        return value == null ? "" : value;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER));
    }

    private static CorsConfigurationSource origins(List<String> origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of(
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "Last-Event-ID",
                "X-Request-Id"));
        cors.setExposedHeaders(List.of(
                "ETag",
                "Link",
                "Location",
                "Idempotent-Replayed",
                "RateLimit-Limit",
                "RateLimit-Remaining",
                "RateLimit-Reset",
                "Retry-After",
                "X-Request-Id"));
        cors.setMaxAge(Duration.ofHours(1));
        return request -> cors;
    }
}
