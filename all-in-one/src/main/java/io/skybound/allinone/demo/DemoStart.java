package io.skybound.allinone.demo;

import io.skybound.api.flight.FlightAnswer;
import io.skybound.api.flight.FlightCommand.PublishSchedule;
import io.skybound.api.flight.FlightQuery.FindFlight;
import io.skybound.api.place.Places;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * Fills the schedule in the background as soon as the application answers: the next week at first, so that there is
 * something to book within seconds, then the weeks after it. On later starts it adds the days that have come in reach.
 */
class DemoStart {

    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

    private static final int NEAR_DAYS = 7;
    private static final int ATTEMPTS = 5;
    private static final long SECONDS_BETWEEN_ATTEMPTS = 5;
    private static final long SECONDS_PER_DAY = 60;
    private static final int LOOKS = 15;
    private static final long MILLIS_BETWEEN_LOOKS = 200;

    private final DemoProperties properties;
    private final CommandGateway commands;
    private final QueryGateway queries;
    private final EventStore events;
    private final Clock clock;
    private final Environment environment;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean welcomed;

    DemoStart(
            DemoProperties properties,
            CommandGateway commands,
            QueryGateway queries,
            EventStore events,
            Clock clock,
            Environment environment) {
        this.properties = properties;
        this.commands = commands;
        this.queries = queries;
        this.events = events;
        this.clock = clock;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().daemon().name("demo-schedule").start(this::publishPatiently);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopped.countDown();
    }

    private void publishPatiently() {
        for (int attempt = 1; attempt <= ATTEMPTS && !isStopped(); attempt++) {
            try {
                publish();
                return;
            } catch (RuntimeException e) {
                if (!isStopped()) {
                    log.warn("Demo schedule: attempt {} of {} failed", attempt, ATTEMPTS, e);
                    waitFor(SECONDS_BETWEEN_ATTEMPTS, TimeUnit.SECONDS);
                }
            }
        }
        if (!isStopped()) {
            log.error("Demo schedule: incomplete. The missing days are added at the next start.");
        }
    }

    private void publish() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        // West of Greenwich it is still yesterday for some hours.
        LocalDate first = today.minusDays(1);
        LocalDate near = today.plusDays(Math.min(NEAR_DAYS, properties.days()));
        LocalDate last = today.plusDays(properties.days());

        var schedule = new DemoSchedule(Places.load());
        var publication = new Publication(schedule, this::isScheduled, this::send, this::isStopped);
        var progress = new Progress(schedule.count(first, last, now), log::info);

        publication.publish(first, near, now, progress::add);
        welcomeOnceVisible(schedule.lastFlightOn(near).idOn(near));
        publication.publish(near.plusDays(1), last, now, progress::add);
        welcomeOnceVisible(schedule.lastFlightOn(near).idOn(near));
        if (!isStopped()) {
            log.info("Demo schedule: complete, flights are on sale until {}", last);
            if (!welcomed) {
                log.warn("Demo schedule: searches do not show it yet, see GET /ops/projections");
            }
        }
    }

    private boolean isScheduled(String flightId) {
        return events.lastSequenceNumberFor(flightId).isPresent();
    }

    private void send(PublishSchedule day) {
        commands.send(day).orTimeout(SECONDS_PER_DAY, TimeUnit.SECONDS).join();
    }

    /** Says that it is ready when a search would show the flights, not when they are stored. */
    private void welcomeOnceVisible(String flightId) {
        for (int look = 0; look < LOOKS && !isStopped() && !welcomed; look++) {
            if (isVisible(flightId)) {
                welcomed = true;
                Integer port = environment.getProperty("local.server.port", Integer.class);
                if (port != null) {
                    boolean ownSignIn = !environment.containsProperty("skybound.security.external.issuer");
                    log.info(Welcome.at(port, ownSignIn));
                }
            } else {
                waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private boolean isVisible(String flightId) {
        try {
            FlightAnswer answer = queries.query(new FindFlight(flightId, 0), FlightAnswer.class)
                    .orTimeout(SECONDS_PER_DAY, TimeUnit.SECONDS)
                    .join();
            return answer.flight() != null;
        } catch (CompletionException e) {
            log.debug("The read model does not answer", e);
            return false;
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void waitFor(long time, TimeUnit unit) {
        try {
            boolean ended = stopped.await(time, unit);
            log.trace("waited, stopped: {}", ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
