package io.skybound.process.mail;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import javax.sql.DataSource;

final class TestOutboxDatabase {
    private static final EmbeddedPostgres SERVER = start();
    private static int count;
    private static EmbeddedPostgres start() { try { return EmbeddedPostgres.builder().start(); } catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); } }
    static synchronized DataSource fresh() {
        String name = "t" + ++count;
        org.springframework.jdbc.core.simple.JdbcClient.create(SERVER.getPostgresDatabase()).sql("CREATE DATABASE " + name).update();
        return SERVER.getDatabase("postgres", name);
    }
}
