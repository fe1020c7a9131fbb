package io.skybound.bench.peers.forupdate;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps payments. */
interface PaymentRows extends JpaRepository<Payment, UUID> {}
