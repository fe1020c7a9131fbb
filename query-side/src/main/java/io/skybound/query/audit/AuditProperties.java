package io.skybound.query.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param concurrentReplays how many replays may be watched at a time in this process */
@ConfigurationProperties("skybound.audit")
record AuditProperties(@DefaultValue("20") int concurrentReplays) {}
