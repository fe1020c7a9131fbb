package io.skybound.command.payment;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does something again and again while the application runs. What fails is tried again after the next pause. */
public final class Recurring implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Recurring.class);

    private final String name;
    private final Supplier<Duration> pause;
    private final Runnable work;
    private volatile boolean running;
    private volatile Thread worker = Thread.ofVirtual().unstarted(() -> {});

    public Recurring(String name, Supplier<Duration> pause, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofVirtual().name(name).start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        worker.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                Thread.sleep(pause.get());
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("{} has to wait: {}", name, e.getClass().getSimpleName());
            }
        }
    }
}
