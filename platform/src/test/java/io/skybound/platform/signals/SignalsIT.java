package io.skybound.platform.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.PlatformOnly;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest(PlatformOnly.class)
class SignalsIT {

    @Autowired
    Signals signals;

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> registrations = new ArrayList<>();

    @BeforeEach
    void listen() {
        await().until(signals::isConnected);
        registrations.add(signals.listen("news", heard::add));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable registration : registrations) {
            registration.close();
        }
    }

    @Test
    void aSignalComesWithTheCommitAndNeverAfterARollback() {
        transaction.executeWithoutResult(status -> {
            signals.notify("news", "taken back");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> {
            signals.notify("news", "kept");
            signals.notify("other", "of another channel");
            jdbc.execute("SELECT pg_sleep(0.2)");
            assertThat(heard).isEmpty();
        });

        await().until(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("kept");
    }

    @Test
    void everyProcessHearsIt() {
        List<String> elsewhere = new CopyOnWriteArrayList<>();
        Signals another = new Signals(database, jdbc);
        another.listen("news", elsewhere::add);
        another.start();
        try {
            await().until(() -> elsewhere.contains(Signals.LOOK_AGAIN));
            another.notify("news", "flt_1 2");

            await().until(() -> heard.contains("flt_1 2") && elsewhere.contains("flt_1 2"));
        } finally {
            another.stop();
        }
        assertThat(another.isRunning()).isFalse();
        assertThat(another.isConnected()).isFalse();
    }

    @Test
    void looksAgainWhenTheConnectionIsBack() {
        jdbc.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name = 'skybound-signals' AND datname = current_database()");

        await().until(() -> heard.contains(Signals.LOOK_AGAIN));
        signals.notify("news", "after it");
        await().until(() -> heard.contains("after it"));
        assertThat(heard).containsExactly(Signals.LOOK_AGAIN, "after it");
    }

    @Test
    void aListenerThatFailsDoesNotKeepItFromTheOthers() {
        List<String> second = new CopyOnWriteArrayList<>();
        registrations.add(signals.listen("fragile", payload -> {
            throw new IllegalStateException("on purpose");
        }));
        registrations.add(signals.listen("fragile", second::add));

        signals.notify("fragile", "one");
        signals.notify("fragile", "two");

        await().until(() -> second.size() == 2);
        assertThat(second).containsExactly("one", "two");
    }

    @Test
    void manyItemsTravelTogetherAndNoneIsLost() {
        List<String> items = IntStream.range(0, 2_000)
                .mapToObj(i -> "bkg_" + "x".repeat(20) + i + " 3")
                .toList();

        transaction.executeWithoutResult(status -> signals.notify("news", items));

        await().until(() -> heard.stream()
                        .mapToInt(payload -> Signals.items(payload).size())
                        .sum()
                == items.size());
        assertThat(heard.stream().flatMap(payload -> Signals.items(payload).stream()))
                .containsExactlyElementsOf(items);
        assertThat(heard).hasSizeLessThan(12);
    }

    @Test
    void whatIsTooLongIsRefusedAtOnce() {
        assertThatThrownBy(() -> signals.notify("news", "x".repeat(8_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
