package io.skybound.command.request;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param deadline how long a request may wait for its command before it is told to come again */
@ConfigurationProperties("skybound.request")
record RequestProperties(@DefaultValue("5s") Duration deadline) {}
