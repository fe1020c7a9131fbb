package io.skybound.bench.peers.forupdate;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps who has seats. */
interface HoldRows extends JpaRepository<SeatHold, UUID> {}
