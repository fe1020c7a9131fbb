package io.skybound.allinone.journey;

import static org.awaitility.Awaitility.await;

import io.skybound.allinone.journey.invariants.Invariants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * The product that a class of journeys runs on, with everybody who uses it. Ordinary journeys share one that is started
 * once. After each class all invariants must hold, and when a journey fails, the end of the product's log is shown.
 */
final class ProductUnderTest implements BeforeAllCallback, AfterAllCallback, TestWatcher {
    private static final Namespace NAMESPACE = Namespace.create(ProductUnderTest.class);

    private final String name;
    private final Map<String, String> settings;
    private @Nullable Product product;
    private @Nullable Operations operations;

    private ProductUnderTest(String name, Map<String, String> settings) {
        this.name = name;
        this.settings = settings;
    }

    /** The one that all ordinary journeys use. */
    static ProductUnderTest shared() {
        return new ProductUnderTest("shared", Map.of("skybound.reconciliation.grace", "1s"));
    }

    /** One for this class alone, which it may stop and kill. */
    static ProductUnderTest own(String name, Map<String, String> settings) {
        return new ProductUnderTest(name, settings);
    }

    Product product() {
        return Objects.requireNonNull(product, "the product is started before the first journey");
    }

    Traveller traveller() {
        return Traveller.of(product());
    }

    People people() {
        return new People(product());
    }

    Http anybody() {
        return new Http(product());
    }

    /** Somebody who looks at the management port. */
    Http operator() {
        return Http.ofManagement(product());
    }

    Mailbox mailbox() {
        return new Mailbox(product());
    }

    Operations operations() {
        if (operations == null) {
            operations = new Operations(product());
        }
        return operations;
    }

    /** Returns as soon as so many seats in economy are shown to be free on the flight. */
    void awaitAvailable(String flight, int seats) {
        await(seats + " free seats on " + flight)
                .until(
                        () -> anybody()
                                .get("/flights/" + flight + "/availability?cabin_class=economy", Map.of())
                                .at("/cabins/economy/available"),
                        Integer.toString(seats)::equals);
    }

    /** What the gateway's ledger says became of each payment for this booking. */
    List<String> captures(String bookingId) {
        return query(
                "SELECT capture.outcome FROM gateway.capture JOIN read.payment ON payment.id = idempotency_key"
                        + " WHERE booking_id = ?",
                bookingId);
    }

    /**
     * How many events there are. Two reads of it tell whether anything has happened in between; mails don't count, which
     * are still being delivered for what has happened before.
     */
    long events() {
        try (Connection connection = product().evidence().database().snapshot()) {
            return Long.parseLong(query(
                            connection,
                            "SELECT count(*) FROM events.domain_event_entry WHERE type IS DISTINCT FROM 'Mail'")
                    .getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> query(String sql, Object... values) {
        try (Connection connection = product().database()) {
            return query(connection, sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Somebody who reads these tables until the connection is closed: nobody can take them away meanwhile. */
    Connection readerOf(String tables) throws SQLException {
        Connection reader = product().database();
        reader.setAutoCommit(false);
        try (Statement statement = reader.createStatement()) {
            statement.execute("LOCK TABLE " + tables + " IN ACCESS SHARE MODE");
        }
        return reader;
    }

    private static List<String> query(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        product = context.getRoot().getStore(NAMESPACE).computeIfAbsent(name, _ -> started(), Product.class);
    }

    private boolean isGiven() {
        return name.equals("shared") && Given.isThere();
    }

    private Product started() {
        if (isGiven()) {
            return Product.named(name).given();
        }
        Product fresh = Product.named(name).with("skybound.demo.days", "1");
        settings.forEach(fresh::with);
        return fresh.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        try {
            Invariants.mustHold(product().evidence());
        } catch (AssertionError violated) {
            System.err.println(product().endOfLog());
            throw violated;
        } finally {
            if (!name.equals("shared")) {
                product().close();
            }
        }
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable failure) {
        System.err.println(context.getDisplayName() + " failed. " + product().endOfLog());
    }
}
