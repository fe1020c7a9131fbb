package io.skybound.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What we know of a refresh token: its hash, and whether it has been used. Never the token. */
@Entity
@Table(name = "refresh_token", schema = "identity")
class RefreshToken {

    @Id
    private String hash;

    @Column(name = "session_id", nullable = false, updatable = false)
    private String sessionId;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @Version
    private @Nullable Long version;

    protected RefreshToken() {}

    RefreshToken(String hash, String sessionId, Instant now, Instant expiresAt) {
        this.hash = hash;
        this.sessionId = sessionId;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    void use(Instant now) {
        usedAt = now;
    }

    boolean isUsed() {
        return usedAt != null;
    }

    boolean wasUsedWithin(Duration grace, Instant now) {
        return usedAt != null && !now.isAfter(usedAt.plus(grace));
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    String sessionId() {
        return sessionId;
    }

    Instant createdAt() {
        return createdAt;
    }
}
