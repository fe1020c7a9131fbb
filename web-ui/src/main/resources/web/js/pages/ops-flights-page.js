import { Fetched, View, empty, html, nothing } from '../lib/view.js';
import { repeat } from 'lit/directives/repeat.js';
import { session } from '../lib/session.js';
import { Feed } from '../lib/feed.js';
import { clock, today, zoneName } from '../lib/format.js';
import { badge, liveness } from '../parts/status.js';
import { field } from '../parts/field.js';
import '../parts/airport-field.js';
import '../parts/flight-desk.js';

/** @typedef {import('skybound-api').FlightView} Flight */

const STATUSES = { '': 'Any status', scheduled: 'Scheduled', 'on-time': 'On time', delayed: 'Delayed', cancelled: 'Cancelled', arrived: 'Arrived' };

/** The flights of a day as they change, and what can be done about them. */
class OpsFlightsPage extends View {
  static properties = { opened: { state: true }, shown: { state: true } };

  /** @type {Record<string, string>} */
  #wanted = { date: today(), airport: '', status: '', flight_number: '' };
  /** @type {string | null} */
  #next = null;
  /** @type {Feed | null} */
  #feed = null;
  /** Those that have just changed. @type {Set<string>} */
  #news = new Set();
  /** Many new flights are one reason to look again. */
  #later = 0;

  constructor() {
    super();
    this.opened = '';
    this.shown = 50;
    this.flights = new Fetched(this, () => this.#load());
  }

  connectedCallback() {
    super.connectedCallback();
    this.flights.load();
    this.#feed = new Feed('/ops/flights/stream', {
      authorized: true,
      onEvent: (flight) => (flight.id ? this.#changed(flight) : this.flights.load()),
      onState: () => this.#follow(),
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#feed?.close();
  }

  /** Nothing is told of what changed before the stream began. */
  #follow() {
    if (this.#feed?.state === 'live') this.flights.load();
    this.requestUpdate();
  }

  /** @returns {Promise<Flight[]>} */
  async #load() {
    const { data, next } = await session.send('GET', '/ops/flights', { query: { ...this.#wanted, limit: this.shown } });
    this.#next = next;
    return data.map((/** @type {Flight} */ flight) => this.#newer(flight));
  }

  /** The stream may have been quicker than the list. @param {Flight} flight */
  #newer(flight) {
    const shown = this.flights.value?.find((one) => one.id === flight.id);
    return shown && shown.version > flight.version ? shown : flight;
  }

  /** @param {string} name @param {string} value */
  #want(name, value) {
    this.#wanted = { ...this.#wanted, [name]: value };
    this.flights.load();
  }

  #more() {
    this.shown = Math.min(200, this.shown + 50);
    this.flights.load();
  }

  /** One that is shown changes in its place, even if it would not be found any more; one that is not may belong here now. @param {Flight} flight */
  #changed(flight) {
    const shown = this.flights.value;
    const known = shown?.find((one) => one.id === flight.id);
    if (known && known.version < flight.version) {
      this.flights.value = shown?.map((one) => (one === known ? flight : one));
      this.#news.delete(flight.id);
      this.#news.add(flight.id);
      this.requestUpdate();
    } else if (!known && this.#fits(flight)) {
      this.#later ||= setTimeout(() => this.#again(), 500);
    }
  }

  #again() {
    this.#later = 0;
    if (this.isConnected) this.flights.load();
  }

  /** @param {Flight} flight */
  #fits(flight) {
    const { date, airport, status, flight_number: number } = this.#wanted;
    const { origin_airport: from, destination_airport: to } = flight;
    return (
      flight.departure_time.startsWith(date) &&
      (!airport || airport === from.iata_code || airport === to.iata_code) &&
      (!status || status === flight.status) &&
      (!number || number.trim().toUpperCase() === flight.flight_number)
    );
  }

  render() {
    return html`<div class="page-head"><h1>Flights</h1>${liveness(this.#feed?.state ?? 'connecting')}</div>
      <form class="card grid board-filter" aria-label="Filter" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        ${field({ id: 'date', label: 'Day', type: 'date', value: this.#wanted.date, on: (value) => value && this.#want('date', value) })}
        <airport-field .name=${'airport'} .label=${'Airport'} .code=${this.#wanted.airport} @choose=${(/** @type {CustomEvent} */ event) => this.#want('airport', event.detail)}></airport-field>
        ${field({ id: 'number', label: 'Flight number', value: this.#wanted.flight_number, on: (value) => this.#want('flight_number', value) })}
        ${field({ id: 'status', label: 'Status', value: this.#wanted.status, choices: STATUSES, on: (value) => this.#want('status', value) })}
      </form>
      ${this.flights.show((flights) => (flights.length ? this.#board(flights) : empty('No flights', 'Nothing flies like that on this day.')))}`;
  }

  /** @param {Flight[]} flights */
  #board(flights) {
    return html`<ul class="board">${repeat(flights, (flight) => flight.id, (flight) => this.#flight(flight))}</ul>
      ${this.#next && this.shown < 200 ? html`<button class="quiet" @click=${this.#more}>Show more</button>` : nothing}
      ${this.#next && this.shown >= 200 ? html`<p class="muted">There are more: narrow them down by airport, number or status.</p>` : nothing}`;
  }

  /** @param {Flight} flight */
  #flight(flight) {
    const open = this.opened === flight.id;
    const { origin_airport: from, destination_airport: to } = flight;
    return html`<li class="card ${this.#news.has(flight.id) ? 'news' : ''}">
      <button class="board-row" aria-expanded=${open} aria-controls="desk-${flight.id}" @click=${() => (this.opened = open ? '' : flight.id)}>
        <strong class="code">${flight.flight_number}</strong>
        <span><span class="code">${from.iata_code}</span> <span class="num">${clock(flight.departure_time, from.time_zone)}</span> <span class="small muted">${zoneName(flight.departure_time, from.time_zone)}</span></span>
        <span><span class="code">${to.iata_code}</span> <span class="num">${clock(flight.arrival_time, to.time_zone)}</span> <span class="small muted">${zoneName(flight.arrival_time, to.time_zone)}</span></span>
        <span class="small muted">${flight.gate ? `Gate ${flight.gate}` : 'No gate'}</span>
        ${badge(flight.status)}
      </button>
      <div id="desk-${flight.id}" ?hidden=${!open}>${open
        ? html`<flight-desk .flight=${flight} @changed=${(/** @type {CustomEvent} */ event) => this.#changed(event.detail)}></flight-desk>` : nothing}</div>
    </li>`;
  }
}

customElements.define('ops-flights-page', OpsFlightsPage);
