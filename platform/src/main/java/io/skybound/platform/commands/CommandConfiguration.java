package io.skybound.platform.commands;

import io.skybound.platform.eventstore.ConfirmedAnswers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    @Bean(destroyMethod = "close")
    ExecutorService commandThreads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("command-", 0).factory());
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService retryTimer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("command-retry").daemon().factory());
    }

    /**
     * Each command runs in a virtual thread of its own and without a transaction: while it waits for its aggregate's
     * lock it holds no connection, and the event store appends what it decided in one transaction at the end.
     */
    @Bean(destroyMethod = "")
    @Qualifier("localSegment")
    AsynchronousCommandBus commandBus(
            @Qualifier("commandThreads") ExecutorService threads,
            org.axonframework.config.Configuration axon,
            ObjectProvider<ConfirmedAnswers> confirmed,
            DuplicateCommandHandlerResolver duplicates) {
        TellingCommandBus bus = new TellingCommandBus(AsynchronousCommandBus.builder()
                .executor(threads)
                .transactionManager(NoTransactionManager.INSTANCE)
                .duplicateCommandHandlerResolver(duplicates)
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus")));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        confirmed.ifAvailable(bus::registerHandlerInterceptor);
        return bus;
    }

    @Bean
    CommandTargetResolver commandTargets() {
        return new CommandTargets();
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus, @Qualifier("retryTimer") ScheduledExecutorService timer) {
        return DefaultCommandGateway.builder()
                .commandBus(bus)
                .retryScheduler(new RetryOfConflicts(timer, RandomGenerator.getDefault()))
                .build();
    }
}
