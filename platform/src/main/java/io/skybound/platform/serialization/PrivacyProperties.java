package io.skybound.platform.serialization;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How personal data is encrypted where it is stored.
 *
 * @param keys {@code id=base64 of 32 bytes}; the first encrypts, all decrypt. Without any, the embedded default makes one
 */
@ConfigurationProperties("skybound.privacy")
record PrivacyProperties(@DefaultValue List<String> keys) {}
