package io.skybound.identity;

import io.skybound.platform.web.RateLimit;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param demoAccounts create the demo accounts; only ever heeded on the embedded database
 * @param refreshTokenLife how long a session lives without being used
 * @param sessionLife how long a session lives at most
 * @param grace how long a used refresh token still gives its answer again, in case it got lost
 */
@ConfigurationProperties("skybound.identity")
record IdentityProperties(
        @DefaultValue("true") boolean demoAccounts,
        @DefaultValue("30d") Duration refreshTokenLife,
        @DefaultValue("180d") Duration sessionLife,
        @DefaultValue("10s") Duration grace,
        @DefaultValue Hashing hashing,
        @DefaultValue Limits limits) {

    /**
     * Argon2id, by OWASP's recommendation.
     *
     * @param memoryKib memory that one check of a password takes, in KiB
     * @param iterations how often the memory is gone through
     * @param atOnce how many passwords are checked at the same time: each takes its memory and a core
     * @param patience how long a login waits for its turn before it is told to come back
     */
    record Hashing(
            @DefaultValue("19456") int memoryKib,
            @DefaultValue("2") int iterations,
            @DefaultValue("2") int atOnce,
            @DefaultValue("5s") Duration patience) {}

    /**
     * Failed logins per account and per address, and registrations per address. Each process counts for itself.
     *
     * @param failuresPerAccount failed logins of one account within the period, before it has to wait
     * @param failuresPerAddress failed logins from one network address within the period, before it has to wait
     * @param failurePeriod over which failed logins are counted
     * @param registrationsAtOnce new accounts from one network address in a burst
     * @param registrationsPerMinute new accounts from one network address in the long run
     */
    record Limits(
            @DefaultValue("10") int failuresPerAccount,
            @DefaultValue("100") int failuresPerAddress,
            @DefaultValue("15m") Duration failurePeriod,
            @DefaultValue("300") int registrationsAtOnce,
            @DefaultValue("100") int registrationsPerMinute) {

        RateLimit.Rule perAccount() {
            return new RateLimit.Rule(failuresPerAccount, failuresPerAccount, failurePeriod);
        }

        RateLimit.Rule perAddress() {
            return new RateLimit.Rule(failuresPerAddress, failuresPerAddress, failurePeriod);
        }

        RateLimit.Rule registrations() {
            return new RateLimit.Rule(registrationsAtOnce, registrationsPerMinute, Duration.ofMinutes(1));
        }
    }
}
