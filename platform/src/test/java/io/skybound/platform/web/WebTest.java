package io.skybound.platform.web;

import io.skybound.platform.testing.DatabaseTest;
import io.skybound.platform.testing.FreshDatabase;
import io.skybound.platform.testing.TestKeys;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** {@link WebPlatform} on a real port and a real database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = WebPlatform.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:platform.yaml",
            "skybound.privacy.keys=" + DatabaseTest.PRIVACY_KEY,
            "skybound.security.signing-key=" + TestKeys.SIGNING_KEY
        })
@Import(FreshDatabase.class)
public @interface WebTest {}
