package io.skybound.identity;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Sessions extends Repository<Session, String> {

    Session save(Session session);

    Optional<Session> findById(String id);

    /** Two refreshes of one session go one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Session s where s.id = :id")
    Optional<Session> lockById(String id);

    @Modifying
    @Query("delete from Session s where s.expiresAt < :before")
    int deleteExpired(Instant before);
}
