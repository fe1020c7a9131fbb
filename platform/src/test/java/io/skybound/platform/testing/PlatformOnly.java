package io.skybound.platform.testing;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The smallest application: database, messaging, serialization, and how they are. No component, so that no scan finds it. */
@EnableAutoConfiguration
@ComponentScan({
    "io.skybound.platform.clock",
    "io.skybound.platform.commands",
    "io.skybound.platform.database",
    "io.skybound.platform.engine",
    "io.skybound.platform.eventstore",
    "io.skybound.platform.messaging",
    "io.skybound.platform.observability",
    "io.skybound.platform.process",
    "io.skybound.platform.processors",
    "io.skybound.platform.progress",
    "io.skybound.platform.serialization",
    "io.skybound.platform.signals",
    "io.skybound.platform.tasks"
})
public class PlatformOnly {}
