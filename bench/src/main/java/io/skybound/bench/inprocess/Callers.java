package io.skybound.bench.inprocess;

import java.util.Scanner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts a Spring Boot application in this process and calls it without HTTP, as often as it is told on standard input.
 * The first argument is the application's class. An operation is a bean of the type {@code ObjLongConsumer<String>},
 * called with its target and a number that is never used twice; a switch is a bean of the type {@code Runnable}.
 */
public final class Callers {
    private static final String RESULT = "@bench ";

    private final ConfigurableApplicationContext application;
    private final AtomicLong number = new AtomicLong(System.currentTimeMillis() << 16);

    private Callers(ConfigurableApplicationContext application) {
        this.application = application;
    }

    public static void main(String[] args) throws ReflectiveOperationException {
        String[] others = java.util.Arrays.copyOfRange(args, 1, args.length);
        var application = SpringApplication.run(Class.forName(args[0]), others);
        say("{\"ready\":true}");
        new Callers(application).listen();
        application.close();
        System.exit(0);
    }

    /** Until standard input ends, which it does when whoever measures is gone. */
    private void listen() {
        Scanner lines = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8);
        while (lines.hasNextLine()) {
            String[] words = lines.nextLine().split(" ");
            switch (words[0]) {
                case "switch" -> {
                    application.getBean(words[1], Runnable.class).run();
                    say("{\"done\":true}");
                }
                case "call" -> call(words[1], words[2], Integer.parseInt(words[3]), Long.parseLong(words[4]));
                case "number" ->
                    say("{\"number\":"
                            + application.getBean(words[1], LongSupplier.class).getAsLong() + "}");
                case "once" -> once(words[1], words[2], Long.parseLong(words[3]));
                default -> say("{\"error\":\"unknown\"}");
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void once(String operation, String target, long with) {
        try {
            application.getBean(operation, ObjLongConsumer.class).accept(target, with);
            say("{\"done\":true}");
        } catch (RuntimeException e) {
            say("{\"error\":\"" + e.getClass().getSimpleName() + "\"}");
        }
    }

    @SuppressWarnings("unchecked")
    private void call(String operation, String target, int callers, long millis) {
        ObjLongConsumer<String> bean = application.getBean(operation, ObjLongConsumer.class);
        AtomicLong done = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(callers);
        long begin = System.nanoTime();
        long end = begin + millis * 1_000_000;
        for (int i = 0; i < callers; i++) {
            Thread.ofPlatform().name("caller-" + i).start(() -> {
                while (System.nanoTime() < end) {
                    try {
                        bean.accept(target, number.incrementAndGet());
                        done.incrementAndGet();
                    } catch (RuntimeException e) {
                        if (refused.incrementAndGet() == 1) {
                            System.out.println("first refusal: " + e);
                        }
                    }
                }
                ended.countDown();
            });
        }
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        say("{\"done\":" + done + ",\"refused\":" + refused + ",\"nanos\":" + (System.nanoTime() - begin) + "}");
    }

    private static void say(String json) {
        System.out.println(RESULT + json);
        System.out.flush();
    }
}
