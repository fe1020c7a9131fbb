package io.skybound.platform.commands;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.StreamSupport;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.ReflectionUtils;
import org.axonframework.common.annotation.AnnotationUtils;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Which aggregate a command is for: what its method with {@link TargetAggregateIdentifier} answers. Looked for once for
 * each type of command; Axon's own resolver looks at all methods and fields again for each command, twice.
 */
final class CommandTargets implements CommandTargetResolver {
    private static final ClassValue<Method> IDENTIFIERS = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> command) {
            return StreamSupport.stream(ReflectionUtils.methodsOf(command).spliterator(), false)
                    .filter(method -> AnnotationUtils.isAnnotationPresent(method, TargetAggregateIdentifier.class))
                    .findFirst()
                    .map(ReflectionUtils::ensureAccessible)
                    .orElseThrow(() -> new IllegalArgumentException(
                            command.getName() + " has no method with @TargetAggregateIdentifier"));
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        try {
            Object identifier = IDENTIFIERS.get(command.getPayloadType()).invoke(command.getPayload());
            if (identifier == null) {
                throw new IllegalArgumentException(
                        command.getPayloadType().getName() + " names no aggregate that it is for");
            }
            return new VersionedAggregateIdentifier(identifier, null);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    command.getPayloadType().getName() + " can't be asked which aggregate it is for", e);
        }
    }
}
