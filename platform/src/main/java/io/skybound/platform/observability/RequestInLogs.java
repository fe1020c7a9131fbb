package io.skybound.platform.observability;

import io.skybound.platform.messaging.MessageMetadata;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Lines logged while a message is handled carry the request that set it in motion, on whatever thread and how late. */
final class RequestInLogs implements MessageHandlerInterceptor<Message<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends Message<?>> work, InterceptorChain handlers) throws Exception {
        Object request = work.getMessage().getMetaData().get(MessageMetadata.CORRELATION_ID);
        String before = MDC.get(MessageMetadata.REQUEST_ID);
        if (request == null) {
            return handlers.proceed();
        }
        MDC.put(MessageMetadata.REQUEST_ID, request.toString());
        try {
            return handlers.proceed();
        } finally {
            if (before == null) {
                MDC.remove(MessageMetadata.REQUEST_ID);
            } else {
                MDC.put(MessageMetadata.REQUEST_ID, before);
            }
        }
    }
}
