import { html, nothing } from '../lib/view.js';
import { clock, day, duration, zoneName } from '../lib/format.js';

/** @typedef {import('skybound-api').AirportView} Airport */
/**
 * @typedef {{ flight_number: string, airline: { name: string }, origin_airport: Airport, destination_airport: Airport,
 *   departure_time: string, arrival_time: string, duration_minutes: number }} Flown
 */

/** A flight from here to there, each end in its own time. @param {Flown} flight @param {unknown} [more] */
export function leg(flight, more = nothing) {
  return html`<div class="leg">
    ${end(flight.origin_airport, flight.departure_time)}
    <div class="way"><span class="small muted">${duration(flight.duration_minutes)}</span><span class="path" aria-hidden="true"></span>
      <span class="small muted">${flight.airline.name} ${flight.flight_number}</span></div>
    ${end(flight.destination_airport, flight.arrival_time)}
    ${more}
  </div>`;
}

/** @param {Airport} airport @param {string} time */
function end(airport, time) {
  return html`<div class="end"><strong class="clock">${clock(time, airport.time_zone)}</strong>
    <span class="small muted">${zoneName(time, airport.time_zone)} · ${day(time, airport.time_zone)}</span>
    <span><span class="code">${airport.iata_code}</span> ${airport.city}</span></div>`;
}
