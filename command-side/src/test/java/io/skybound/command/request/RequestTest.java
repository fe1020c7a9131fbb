package io.skybound.command.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skybound.api.Refused;
import io.skybound.api.booking.BookingRefusal.AlreadyPaid;
import io.skybound.api.booking.BookingRefusal.BookingNotFound;
import io.skybound.platform.web.Problem;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestTest {

    private final AsynchronousCommandBus bus = AsynchronousCommandBus.builder().build();
    private final CountDownLatch never = new CountDownLatch(1);
    private Requests requests = within(Duration.ofMillis(50));

    private Requests within(Duration deadline) {
        return new Requests(
                DefaultCommandGateway.builder().commandBus(bus).build(),
                DefaultQueryGateway.builder()
                        .queryBus(SimpleQueryBus.builder().build())
                        .build(),
                new RequestProperties(deadline));
    }

    @AfterEach
    void stop() {
        never.countDown();
        requests.destroy();
        bus.shutdown();
    }

    @Test
    void answersTheVersion() {
        bus.subscribe(String.class.getName(), _ -> 7L);

        assertThat(requests.begin().sendForVersion("do")).isEqualTo(7);
    }

    @Test
    void endsWhenItsTimeIsOver() {
        bus.subscribe(String.class.getName(), _ -> waitForEver());

        Problem problem =
                catchThrowableOfType(Problem.class, () -> requests.begin().send("do"));

        assertThat(problem.code()).isEqualTo("deadline_exceeded");
        assertThat(problem.retryable()).isTrue();
    }

    @Test
    void hasOneDeadlineForAllThatItDoes() {
        Duration deadline = Duration.ofSeconds(2);
        requests.destroy();
        requests = within(deadline);
        bus.subscribe(String.class.getName(), _ -> waitForEver());
        Request request = requests.begin();
        assertThatThrownBy(() -> request.send("do")).isInstanceOf(Problem.class);

        long start = System.nanoTime();
        assertThatThrownBy(() -> request.read(this::waitForEver)).isInstanceOf(Problem.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(deadline.dividedBy(2));
    }

    @Test
    void failsAsTheCommandDid() {
        bus.subscribe(String.class.getName(), _ -> {
            throw new Refused(new AlreadyPaid());
        });

        RuntimeException failure = catchThrowableOfType(
                RuntimeException.class, () -> requests.begin().send("do"));

        assertThat(Refused.reasonOf(failure)).isEqualTo(new AlreadyPaid());
    }

    @Test
    void saysWhatDoesNotExist() {
        bus.subscribe(String.class.getName(), _ -> {
            throw new AggregateNotFoundException("bkg_ada", "not there");
        });
        Request request = requests.begin().whereMissing(new BookingNotFound());

        RuntimeException failure = catchThrowableOfType(RuntimeException.class, () -> request.sendForVersion("do"));

        assertThat(Refused.reasonOf(failure)).isEqualTo(new BookingNotFound());
    }

    private Object waitForEver() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "never";
    }
}
