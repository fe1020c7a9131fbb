package io.skybound.bench.peers.stock;

import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps what is read of bookings. */
interface BookingSummaries extends JpaRepository<BookingSummary, String> {}
