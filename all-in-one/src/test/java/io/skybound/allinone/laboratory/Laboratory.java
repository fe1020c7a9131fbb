package io.skybound.allinone.laboratory;

import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import io.skybound.api.mail.MailEvent;
import io.skybound.command.payment.gateway.PaymentGateway;
import io.skybound.process.mail.MailRequest;
import io.skybound.process.mail.Outbox;
import io.skybound.process.steps.Steps;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Lays the points around the product: by interfaces and by the phases of units of work, never by a class that may change. */
@Configuration(proxyBeanMethods = false)
class Laboratory {
    private static final String PROCESS = "booking-process";

    @Bean
    static BeanPostProcessor points() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return switch (bean) {
                    case CommandBus bus -> watched(bus);
                    case EventStore store -> watched(store);
                    case PaymentGateway gateway ->
                        Boundary.around(PaymentGateway.class, gateway, Laboratory::ofTheGateway);
                    case Steps steps -> Boundary.around(Steps.class, steps, Laboratory::ofTheProcess);
                    case Outbox outbox -> Boundary.around(Outbox.class, outbox, Laboratory::ofTheOutbox);
                    case JavaMailSenderImpl sender -> new Sender(sender);
                    default -> bean;
                };
            }
        };
    }

    @Bean
    ConfigurerModule eventPoints() {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultHandlerInterceptor((_, processor) -> (work, chain) -> handled(processor, work, chain));
    }

    @Bean
    ExecutionInterceptor keptStepPoints() {
        return (task, context, chain) -> {
            if (!task.getTaskName().equals("process-step")) {
                return chain.proceed(task, context);
            }
            Traps.pass(Point.KEPT_STEP_STARTING, "");
            var outcome = chain.proceed(task, context);
            Traps.pass(Point.KEPT_STEP_DONE, "");
            return outcome;
        };
    }

    private static @Nullable Boundary ofTheGateway(Boundary.Call call) {
        if (call.name().equals("capture") && Traps.pass(Point.CAPTURE_KEYED, "") == 0) {
            call.arguments().set(0, call.arguments().getFirst() + "/" + UUID.randomUUID());
        }
        return switch (call.name()) {
            case "capture" -> new Boundary(Point.CAPTURE_ASKING, Point.CAPTURE_ANSWERED, "");
            case "refund" -> new Boundary(Point.REFUND_ASKING, Point.REFUND_ANSWERED, "");
            default -> null;
        };
    }

    private static @Nullable Boundary ofTheProcess(Boundary.Call call) {
        return switch (call.name()) {
            case "send" ->
                new Boundary(
                        Point.STEP_SENDING,
                        Point.STEP_SENT,
                        call.arguments().get(1).getClass().getSimpleName());
            case "sendAt" ->
                new Boundary(
                        Point.STEP_KEEPING,
                        Point.STEP_KEPT,
                        call.arguments().get(3).getClass().getSimpleName());
            default -> null;
        };
    }

    private static @Nullable Boundary ofTheOutbox(Boundary.Call call) {
        return call.name().equals("put")
                ? new Boundary(
                        Point.OUTBOX_PUTTING,
                        Point.OUTBOX_PUT,
                        ((MailRequest) call.arguments().getFirst()).kind().name())
                : null;
    }

    private static CommandBus watched(CommandBus bus) {
        var _ = bus.registerHandlerInterceptor((work, chain) -> {
            String command = work.getMessage().getPayloadType().getSimpleName();
            work.onPrepareCommit(_ -> Traps.pass(Point.COMMAND_DECIDED, command));
            work.afterCommit(_ -> Traps.pass(Point.COMMAND_APPENDED, command));
            return chain.proceed();
        });
        return bus;
    }

    /** Mails are recorded without a command, in a transaction of their own. */
    private static EventStore watched(EventStore store) {
        var _ = store.registerDispatchInterceptor(messages -> {
            messages.stream()
                    .filter(message -> message.getPayload() instanceof MailEvent)
                    .forEach(_ -> recording());
            return (_, message) -> message;
        });
        return store;
    }

    private static void recording() {
        Traps.pass(Point.MAIL_RECORDING, "");
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    Traps.pass(Point.MAIL_RECORDED, "");
                }
            });
        }
    }

    private static @Nullable Object handled(
            String processor, UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain) throws Exception {
        boolean process = processor.equals(PROCESS);
        String event = work.getMessage().getPayloadType().getSimpleName();
        String occasion = process ? event : processor + " " + event;
        // The transaction was there first, and units of work end from the last one to the first.
        work.onCommit(_ -> Traps.pass(process ? Point.PROCESS_COMMITTING : Point.PROJECTION_COMMITTING, occasion));
        work.afterCommit(_ -> Traps.pass(process ? Point.PROCESS_COMMITTED : Point.PROJECTION_COMMITTED, occasion));
        int times = Traps.pass(process ? Point.PROCESS_HANDLING : Point.PROJECTION_HANDLING, occasion);
        return times == 0 ? null : chain.proceed();
    }
}
