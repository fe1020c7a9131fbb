package io.skybound.identity;

import io.skybound.identity.testing.IdentityProcess;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** {@link IdentityProcess} on a real port and a real database, with a clock that the test moves. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = IdentityProcess.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:platform.yaml",
            "skybound.database.embedded=true",
            "skybound.home=target/identity-home",
            "skybound.identity.hashing.memory-kib=1024",
            "skybound.identity.hashing.iterations=1",
            "skybound.identity.limits.registrations-at-once=1000"
        })
@Import(MovableClock.class)
@interface IdentityTest {}
