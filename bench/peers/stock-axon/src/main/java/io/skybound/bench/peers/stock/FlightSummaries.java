package io.skybound.bench.peers.stock;

import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps what is read of flights. */
interface FlightSummaries extends JpaRepository<FlightSummary, String> {}
