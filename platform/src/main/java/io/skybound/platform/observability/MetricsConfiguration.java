package io.skybound.platform.observability;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.skybound.platform.progress.ProcessorFailures;
import io.skybound.platform.progress.ProcessorLag;
import java.time.Duration;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventBus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Declared by ourselves: Axon's own metrics look for Spring Boot 3 and end up in a registry that nobody reads. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean
    ConfigurerModule messageMonitors(ObjectProvider<MeterRegistry> meters) {
        return configurer -> configurer
                .configureMessageMonitor(CommandBus.class, _ -> new CommandMonitor(meters.getObject()))
                .configureMessageMonitor(EventBus.class, _ -> new EventMonitor(meters.getObject()));
    }

    /** A processor that has not been measured yet shows no number. */
    @Bean
    MeterBinder lagOfProcessors(EventProcessingConfiguration processing, ProcessorLag lag) {
        return meters -> processing
                .eventProcessors()
                .keySet()
                .forEach(name -> Gauge.builder("skybound.processor.lag", () -> behind(lag, name))
                        .description("Events between this processor and the end of the stream, over all replicas")
                        .tag("processor", name)
                        .register(meters));
    }

    private static double behind(ProcessorLag lag, String processor) {
        Long behind = lag.behind().get(processor);
        return behind == null ? Double.NaN : behind;
    }

    /** From nought: an increase can't be told from a series that begins with it. */
    @Bean
    MeterBinder failuresOfProcessors(EventProcessingConfiguration processing) {
        return meters -> processing.eventProcessors().keySet().forEach(name -> ProcessorFailures.counter(meters, name));
    }

    @Bean
    RowCounts rowCounts(
            ObjectProvider<RowCount> counts,
            JdbcClient database,
            MeterRegistry meters,
            @Value("${skybound.metrics.interval:5s}") Duration interval) {
        return new RowCounts(counts.orderedStream().toList(), database, interval, meters);
    }
}
