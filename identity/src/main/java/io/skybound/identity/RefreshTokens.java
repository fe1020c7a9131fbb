package io.skybound.identity;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RefreshTokens extends Repository<RefreshToken, String> {

    RefreshToken save(RefreshToken token);

    Optional<RefreshToken> findById(String hash);

    /** Without reading the token itself, which would be kept as it was before the lock. */
    @Query("select t.sessionId from RefreshToken t where t.hash = :hash")
    Optional<String> findSessionIdByHash(String hash);
}
