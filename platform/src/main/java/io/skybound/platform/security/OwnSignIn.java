package io.skybound.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Only where people sign in with us, and not with an issuer from outside ({@code skybound.security.external}). */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "skybound.security.external.issuer", havingValue = "none", matchIfMissing = true)
public @interface OwnSignIn {}
