package io.skybound.allinone.journey;

import io.skybound.allinone.journey.invariants.Evidence;
import io.skybound.platform.testing.TestDatabase;
import io.skybound.platform.testing.TestKeys;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Several replicas of the product on one PostgreSQL, as in production: database, mail server and keys are given to them.
 * In front of them requests go to one after the other, as a load balancer would send them, and to none that is dead.
 */
final class Cluster implements Front, AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile(":(\\d+)/");
    private static final String PRIVACY_KEY = "cluster-1=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final TestDatabase database = TestDatabase.fresh();
    private final MailServer mails = new MailServer();
    private final Cable toMails = new Cable(mails.port());
    private final List<Cable> toDatabase = new ArrayList<>();
    private final List<Product> replicas;
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private boolean crashed;

    private Cluster(List<Product> replicas) {
        this.replicas = replicas;
    }

    /** All of them start at the same moment, on an empty database. */
    static Cluster started(int size, Map<String, String> settings) {
        Cluster cluster = new Cluster(IntStream.rangeClosed(1, size)
                .mapToObj(i -> Product.named("replica-" + i))
                .toList());
        cluster.replicas.forEach(replica -> cluster.configure(replica, settings));
        CompletableFuture.allOf(cluster.replicas.stream()
                        .map(replica -> CompletableFuture.runAsync(replica::start, Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
        return cluster;
    }

    private void configure(Product replica, Map<String, String> settings) {
        Matcher address = ADDRESS.matcher(database.getJdbcUrl());
        if (!address.find()) {
            throw new IllegalStateException(database.getJdbcUrl());
        }
        Cable cable = new Cable(Integer.parseInt(address.group(1)));
        toDatabase.add(cable);
        replica.with("skybound.engine", "postgres")
                .with("spring.datasource.url", address.replaceFirst(":" + cable.port() + "/"))
                .with("spring.datasource.username", database.getUsername())
                .with("spring.datasource.password", database.getPassword())
                .with("spring.datasource.hikari.maximum-pool-size", "12")
                .with("spring.mail.host", "127.0.0.1")
                .with("spring.mail.port", Integer.toString(toMails.port()))
                .with("skybound.processors.claim", "6s")
                .with("skybound.gateway", "sandbox")
                .with("skybound.trial", "true")
                .with("skybound.privacy.keys", PRIVACY_KEY)
                .with("skybound.security.signing-key", TestKeys.SIGNING_KEY);
        settings.forEach(replica::with);
    }

    Product replica(int number) {
        return replicas.get(number);
    }

    /** What the network does may hide an answer that was given, as a crash does. */
    Cable toDatabase(int number) {
        crashed = true;
        return toDatabase.get(number);
    }

    Cable toMails() {
        crashed = true;
        return toMails;
    }

    MailServer mails() {
        return mails;
    }

    void kill9(int number) {
        crashed = true;
        replica(number).kill9();
    }

    @Override
    public URI uri() {
        List<Product> alive = replicas.stream().filter(Product::isAlive).toList();
        return alive.get(Math.floorMod(requests.getAndIncrement(), alive.size()))
                .uri();
    }

    @Override
    public void keepsSecret(String secret) {
        secrets.add(secret);
    }

    /** Nobody is given the role by the product itself, so the database's owner does it. */
    Operations operations() {
        Traveller somebody = Traveller.of(this);
        query("UPDATE identity.account SET roles = 'ops' WHERE email = ? RETURNING id", somebody.email());
        return new Operations(this, somebody.session().again());
    }

    List<String> query(String sql, Object... values) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
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
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    Evidence evidence() {
        return new Evidence(
                database::connect,
                PRIVACY_KEY,
                mails.folder(replica(0).home().resolve("mailbox")),
                crashed,
                replicas.stream().map(Product::log).toList(),
                Set.copyOf(secrets));
    }

    String endOfLogs() {
        return String.join("\n", replicas.stream().map(Product::endOfLog).toList());
    }

    @Override
    public void close() {
        replicas.forEach(Product::close);
        toDatabase.forEach(Cable::close);
        toMails.close();
        mails.close();
    }
}
