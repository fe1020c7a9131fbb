package io.skybound.bench.contender;

import io.skybound.bench.inprocess.Callers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Java contender's process, with {@link Callers} in it. All have the same heap, and otherwise what the JVM chooses. */
final class Jvm implements AutoCloseable {
    static final String HEAP = "2g";

    private static final String RESULT = "@bench ";
    private static final int STOP_SECONDS = 40;

    private final Process process;
    private final PrintStream input;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private Jvm(Process process, Path log) {
        this.process = process;
        input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        // Not virtual: reading from a pipe keeps a virtual thread's carrier, and the load needs those.
        Thread.ofPlatform().daemon().start(() -> read(process, log));
        Ending.withUs(process);
    }

    /** Answers when the application has started. */
    static Jvm start(String classPath, String application, Path log, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + HEAP,
                "-Xmx" + HEAP,
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                classPath,
                Callers.class.getName(),
                application));
        command.addAll(arguments);
        try {
            Path folder = Objects.requireNonNull(log.getParent());
            Files.createDirectories(folder);
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("SKYBOUND_"));
            Jvm jvm = new Jvm(builder.start(), log);
            jvm.next();
            return jvm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InProcess.Score call(String operation, String target, int callers, Duration time) {
        input.println("call " + operation + " " + target + " " + callers + " " + time.toMillis());
        JsonNode answer = next();
        return new InProcess.Score(
                answer.at("/done").asLong(),
                answer.at("/refused").asLong(),
                answer.at("/nanos").asLong() / 1e9);
    }

    void once(String operation, String target, long number) {
        input.println("once " + operation + " " + target + " " + number);
        JsonNode answer = next();
        if (answer.has("error")) {
            throw new IllegalStateException(answer.at("/error").asString());
        }
    }

    /** What a bean of the type {@code LongSupplier} says. */
    long number(String supplier) {
        input.println("number " + supplier);
        return next().at("/number").asLong();
    }

    void flip(String name) {
        input.println("switch " + name);
        next();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private JsonNode next() {
        try {
            String answer = answers.take();
            if (answer.isEmpty()) {
                throw new IllegalStateException("the process has ended; see its log");
            }
            return JsonMapper.shared().readTree(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is no answer goes to the log. An empty answer is the end. */
    private void read(Process process, Path log) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                PrintStream file = new PrintStream(
                        Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                        true,
                        StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(RESULT)) {
                    answers.add(line.substring(RESULT.length()));
                } else {
                    file.println(line);
                }
            }
        } catch (IOException ended) {
            // Whoever waits for an answer is told by the empty one.
        } finally {
            answers.add("");
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
