package io.skybound.identity;

import io.skybound.identity.testing.IdentityProcess;
import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.FreshDatabase;
import io.skybound.platform.testing.TestKeys;
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
            "skybound.privacy.keys=" + DatabaseTest.PRIVACY_KEY,
            "skybound.security.signing-key=" + TestKeys.SIGNING_KEY,
            "skybound.identity.hashing.memory-kib=1024",
            "skybound.identity.hashing.iterations=1",
            "skybound.identity.limits.registrations-at-once=1000"
        })
@Import({FreshDatabase.class, MovableClock.class})
@interface IdentityTest {}
