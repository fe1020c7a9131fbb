package io.skybound.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * That somebody looked.
 *
 * @param auditor the user's id
 * @param operation which endpoint
 * @param resource the path asked for
 * @param parameters of the query
 */
record AuditedRead(
        long id,
        Instant at,
        String auditor,
        String operation,
        String resource,
        Map<String, List<String>> parameters,
        String requestId) {}
