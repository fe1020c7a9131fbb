package io.skybound.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much load as a server takes, by wrk. Its latencies are not used: it waits for answers, so it asks less when they are late. */
public final class Wrk {
    private static final String RESULT = "@bench ";
    private static final int THREADS = 2;

    /**
     * What came of it.
     *
     * @param answers with a status below 400
     * @param refusals with any other
     * @param failures broken connections and time-outs
     * @param seconds it took
     */
    public record Score(long answers, long refusals, long failures, double seconds) {
        public double perSecond() {
            return answers / seconds;
        }
    }

    private Wrk() {}

    public static boolean isThere() {
        return Programs.has("wrk");
    }

    /** The arguments are for the script, which lies in bench/wrk. */
    public static Score run(URI server, int connections, Duration time, Path script, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                "wrk",
                "-t" + Math.min(THREADS, connections),
                "-c" + connections,
                "-d" + Math.max(1, time.toSeconds()) + "s",
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                server.toString(),
                "--"));
        command.addAll(arguments);
        try {
            Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = wrk.waitFor(10, TimeUnit.SECONDS);
            return output.lines()
                    .filter(line -> line.startsWith(RESULT))
                    .findFirst()
                    .map(line -> score(JsonMapper.shared().readTree(line.substring(RESULT.length()))))
                    .orElseThrow(() -> new IllegalStateException("wrk, ended " + ended + ": " + output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Score score(JsonNode json) {
        long refusals = json.at("/refusals").asLong();
        return new Score(
                json.at("/requests").asLong() - refusals,
                refusals,
                json.at("/failures").asLong(),
                json.at("/micros").asLong() / 1e6);
    }
}
