package io.skybound.bench.peers.stock;

import io.skybound.bench.peers.stock.Message.CreateBooking;
import io.skybound.bench.peers.stock.Message.HoldSeats;
import io.skybound.bench.peers.stock.Message.Passenger;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The small domain on Axon as it comes: JPA event store, saga, projection, all as the starter configures them. */
@SpringBootApplication
public class StockAxon {
    public static void main(String[] args) {
        SpringApplication.run(StockAxon.class, args);
    }

    @Bean
    ObjLongConsumer<String> holdSeat(CommandGateway commands) {
        return (flight, n) -> commands.sendAndWait(new HoldSeats(flight, Long.toString(n, 36), 1));
    }

    @Bean
    ObjLongConsumer<String> createBooking(CommandGateway commands) {
        Passenger ada = new Passenger("adult", "Ada", "Lovelace", "1990-12-10", "X1234567", "GB", "economy");
        return (flight, n) -> commands.sendAndWait(
                new CreateBooking(Long.toString(n, 36), flight, List.of(ada), new BigDecimal("199.90")));
    }

    @Bean
    Runnable stopProcessors(EventProcessingConfiguration processing) {
        return () -> processing.eventProcessors().values().forEach(EventProcessor::shutDown);
    }

    /** As the framework's guide has it: stop, reset, start. */
    @Bean
    Runnable rebuild(EventProcessingConfiguration processing) {
        return () -> {
            StreamingEventProcessor summaries = processing
                    .eventProcessorByProcessingGroup(Summaries.class.getPackageName(), StreamingEventProcessor.class)
                    .orElseThrow();
            summaries.shutDown();
            summaries.resetTokens();
            summaries.start();
        };
    }

    /** Without it 4.13.0 can't read the token of a processor that was reset. */
    @Bean
    Jackson3SerializerCustomizer readableTokens() {
        return mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build());
    }
}
