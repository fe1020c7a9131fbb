package io.skybound.platform.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who caused a message, and why. A command that starts something takes it from the request at hand; whatever is caused
 * by a message takes it from that message, so a saga's commands still carry the traveller who set it in motion. What a
 * command says itself stays: whoever kept it for later knew who had asked.
 */
@Component
class Origin implements CorrelationDataProvider, MessageDispatchInterceptor<CommandMessage<?>> {
    @Override
    public Map<String, ?> correlationDataFor(Message<?> cause) {
        Map<String, Object> data = new HashMap<>();
        Map<String, Object> known = cause.getMetaData();
        data.put(MessageMetadata.ACTOR, known.getOrDefault(MessageMetadata.ACTOR, MessageMetadata.SYSTEM));
        data.put(MessageMetadata.ROLES, known.getOrDefault(MessageMetadata.ROLES, ""));
        data.put(
                MessageMetadata.CORRELATION_ID,
                known.getOrDefault(MessageMetadata.CORRELATION_ID, cause.getIdentifier()));
        data.put(MessageMetadata.CAUSATION_ID, cause.getIdentifier());
        return data;
    }

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> commands) {
        return (index, command) -> command.getMetaData().containsKey(MessageMetadata.CAUSATION_ID)
                ? command
                : command.withMetaData(MetaData.from(ofRequest(command)).mergedWith(command.getMetaData()));
    }

    private static Map<String, ?> ofRequest(CommandMessage<?> command) {
        Authentication caller = caller();
        String requestId = MDC.get(MessageMetadata.REQUEST_ID);
        return Map.of(
                MessageMetadata.ACTOR, caller == null ? MessageMetadata.SYSTEM : caller.getName(),
                MessageMetadata.ROLES, caller == null ? "" : roles(caller),
                MessageMetadata.CORRELATION_ID, requestId != null ? requestId : command.getIdentifier());
    }

    private static @Nullable Authentication caller() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        boolean somebody =
                caller != null && caller.isAuthenticated() && !(caller instanceof AnonymousAuthenticationToken);
        return somebody ? caller : null;
    }

    private static String roles(Authentication caller) {
        return caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .sorted()
                .collect(Collectors.joining(","));
    }
}
