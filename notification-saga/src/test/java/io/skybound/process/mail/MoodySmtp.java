package io.skybound.process.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers as told, for what a well-behaved one never says. */
final class MoodySmtp implements AutoCloseable {
    /** Instead of an answer: takes the message, and hangs up before it says so. */
    static final String HANG_UP = "";

    private final ServerSocket server;
    private final Queue<String> moods = new ConcurrentLinkedQueue<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final String step;

    /** @param step the command that gets the moody answers: MAIL, RCPT or DATA (when the message is complete) */
    private MoodySmtp(String step, List<String> answers) {
        this.step = step;
        moods.addAll(answers);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** Answers that command with these, one after the other, and is well-behaved ever after. */
    static MoodySmtp answering(String step, String... answers) {
        return new MoodySmtp(step, List.of(answers));
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** The raw messages that it has taken, also those that it did not admit to. */
    List<String> accepted() {
        return accepted;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            out.print("220 moody\r\n");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                if (command.equals("DATA")) {
                    answer(out, "354 go on");
                    accepted.add(body(in));
                }
                String mood = command.equals(step) ? moods.poll() : null;
                if (HANG_UP.equals(mood)) {
                    return;
                }
                if (mood != null && command.equals("DATA")) {
                    accepted.removeLast();
                }
                answer(out, mood != null ? mood : command.equals("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException gone) {
            // The client hung up.
        }
    }

    private static String body(BufferedReader in) throws IOException {
        var body = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            body.append(line).append('\n');
        }
        return body.toString();
    }

    private static void answer(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }
}
