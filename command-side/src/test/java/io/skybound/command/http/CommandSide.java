package io.skybound.command.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command side as a server, with reads that say what the test tells them to. */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {
            "io.skybound.platform",
            "io.skybound.command.booking",
            "io.skybound.command.flight",
            "io.skybound.command.payment",
            "io.skybound.command.request",
            "io.skybound.command.seats"
        })
@Import({Reads.class, Callers.class})
class CommandSide {

    /** A test on this server. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @SpringBootTest(
            classes = CommandSide.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                "spring.config.import=classpath:platform.yaml",
                "skybound.database.embedded=true",
                "skybound.home=target/command-side-home",
                "skybound.request.deadline=3s"
            })
    @interface Test {}

    /** Stands in for identity's migrations. */
    @Bean
    Object revokedSessionTable(JdbcClient jdbc) {
        jdbc.sql("create schema if not exists identity").update();
        jdbc.sql("""
                create table if not exists identity.revoked_session (
                    session_id text primary key, expires_at timestamptz not null, revoked_at timestamptz not null)""").update();
        return "identity.revoked_session";
    }
}
