package io.skybound.command.request;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Lets endpoints send commands and ask queries, each request within its deadline. */
@Component
public class Requests implements DisposableBean {

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final RequestProperties properties;
    private final ExecutorService readers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("request-read-", 0).factory());

    Requests(CommandGateway commands, QueryGateway queries, RequestProperties properties) {
        this.commands = commands;
        this.queries = queries;
        this.properties = properties;
    }

    /** The request at hand; its time runs from here. */
    public Request begin() {
        return new Request(
                commands,
                queries,
                readers,
                System.nanoTime() + properties.deadline().toNanos(),
                null);
    }

    @Override
    public void destroy() {
        readers.shutdownNow();
    }
}
