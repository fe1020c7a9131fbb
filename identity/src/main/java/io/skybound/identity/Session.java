package io.skybound.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One sign-in on one device. Its refresh tokens are a family: if one is misused, all of them end. */
@Entity
@Table(name = "session", schema = "identity")
class Session {

    @Id
    private String id;

    @Column(name = "account_id", nullable = false, updatable = false)
    private String accountId;

    @Column(nullable = false, updatable = false)
    private byte[] seed;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Version
    private @Nullable Long version;

    protected Session() {}

    Session(String id, String accountId, byte[] seed, Instant now, Instant expiresAt) {
        this.id = id;
        this.accountId = accountId;
        this.seed = seed.clone();
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    void end(Instant now) {
        endedAt = endedAt == null ? now : endedAt;
    }

    boolean isOver(Instant now) {
        return endedAt != null || !now.isBefore(expiresAt);
    }

    /** The token that follows this one: always the same, and nobody can tell it who has not this one too. */
    String successorOf(String token) {
        return Tokens.derived(seed, token);
    }

    String id() {
        return id;
    }

    String accountId() {
        return accountId;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
