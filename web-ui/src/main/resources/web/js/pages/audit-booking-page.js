import { Fetched, View, html, nothing } from '../lib/view.js';
import { session } from '../lib/session.js';
import { difference } from '../lib/difference.js';
import { download } from '../lib/download.js';
import { moment, money, number, spoken, words } from '../lib/format.js';
import { badge } from '../parts/status.js';
import { leg } from '../parts/itinerary.js';

/** @typedef {import('skybound-api').AuditedEvent} Recorded */
/** @typedef {import('skybound-api').BookingView} Booking */

/** A booking's whole history, and the booking as it was at any point of it. */
class AuditBookingPage extends View {
  static properties = { params: { attribute: false }, at: { state: true }, since: { state: true }, opened: { state: true } };

  /** Versions of the booking, each fetched once. @type {Map<number, Promise<Booking>>} */
  #versions = new Map();

  constructor() {
    super();
    /** @type {Record<string, string>} */
    this.params = {};
    this.at = -1;
    this.since = 0;
    this.opened = -1;
    this.history = new Fetched(this, () => this.#load());
    this.shown = new Fetched(this, () => this.#version(this.at));
    this.earlier = new Fetched(this, () => this.#version(this.since));
  }

  connectedCallback() {
    super.connectedCallback();
    this.history.load();
  }

  /** @returns {Promise<Recorded[]>} */
  async #load() {
    const events = [];
    for (let path = `/audit/bookings/${this.params.id}/history`; path; ) {
      const { data, next } = await session.send('GET', path);
      events.push(...data);
      path = next ?? '';
    }
    this.at = steps(events, this.params.id).length - 1;
    this.shown.load();
    this.earlier.load();
    return events;
  }

  /** @param {number} version @returns {Promise<Booking>} */
  #version(version) {
    const path = `/audit/bookings/${this.params.id}`;
    const known = this.#versions.get(version) ?? session.send('GET', path, { query: { version } }).then(({ data }) => data);
    this.#versions.set(version, known);
    known.catch(() => this.#versions.delete(version));
    return known;
  }

  /** @param {number} version */
  #travel(version) {
    this.at = version;
    this.shown.load();
  }

  /** @param {number} version */
  #compare(version) {
    this.since = version;
    this.earlier.load();
  }

  /** @param {Recorded[]} events */
  #export(events) {
    const lines = events.map((event) => JSON.stringify(event)).join('\n') + '\n';
    download(`${this.params.id}.ndjson`, 'application/x-ndjson', [lines]);
  }

  render() {
    return html`<div class="page-head"><div><h1>History of a booking</h1><p class="code muted small">${this.params.id}</p></div>
      <button class="quiet" ?disabled=${!this.history.value} @click=${() => this.#export(this.history.value ?? [])}>Export as NDJSON</button></div>
      ${this.history.show((events) => html`<div class="halves">${this.#past(events)}${this.#timeline(events)}</div>`)}`;
  }

  /** @param {Recorded[]} events */
  #past(events) {
    const own = steps(events, this.params.id);
    const now = own[this.at];
    return html`<div class="stack">
      <section class="card stack" aria-labelledby="then-title">
        <h2 id="then-title">As it was</h2>
        <div class="field"><label for="moment">Step ${this.at + 1} of ${own.length}: ${spoken(now.type)}</label>
          <input id="moment" type="range" min="0" max=${own.length - 1} .value=${String(this.at)} aria-valuetext="${spoken(now.type)}, ${moment(now.occurred_at)}"
            @input=${(/** @type {any} */ event) => this.#travel(Number(event.target.value))}>
          <p class="hint">${moment(now.occurred_at)}</p></div>
        ${this.shown.show((booking) => state(booking))}
      </section>
      <section class="card stack" aria-labelledby="changes-title">
        <h2 id="changes-title">What changed since</h2>
        <div class="field"><label for="since">Compared with</label>
          <select id="since" @change=${(/** @type {any} */ event) => this.#compare(Number(event.target.value))}>
            ${own.map((event, index) => html`<option value=${index} ?selected=${index === this.since}>${index + 1}. ${spoken(event.type)}, ${moment(event.occurred_at)}</option>`)}
          </select></div>
        ${this.earlier.show((before) => this.shown.show((after) => changes(before, after)))}
      </section>
    </div>`;
  }

  /** @param {Recorded[]} events */
  #timeline(events) {
    return html`<section aria-labelledby="events-title"><h2 id="events-title">All that happened</h2>
      <p class="muted small">${number(events.length)} events of the booking, its payments, seats and mails</p>
      <ol class="timeline">${events.map((event) => this.#event(event))}</ol></section>`;
  }

  /** @param {Recorded} event */
  #event(event) {
    const open = this.opened === event.position;
    return html`<li class="of-${event.aggregate_type.toLowerCase()}">
      <div class="row spread"><strong>${spoken(event.type)}</strong><span class="small muted num">${moment(event.occurred_at)}</span></div>
      <dl class="small muted why">
        <div><dt>who</dt><dd class="code">${event.actor ?? 'unknown'}</dd></div>
        <div><dt>why</dt><dd>${event.payload?.reason ?? html`request <span class="code">${event.correlation_id ?? 'unknown'}</span>`}</dd></div>
      </dl>
      <button class="link small" aria-expanded=${open} @click=${() => (this.opened = open ? -1 : event.position)}>${open ? 'Hide payload' : 'Show payload'}<span class="sr-only"> of ${spoken(event.type)}</span></button>
      ${open ? html`<pre tabindex="0" aria-label="Payload">${JSON.stringify(event.payload, null, 2)}</pre>` : nothing}
    </li>`;
  }
}

/** The booking's own events: the n-th of them made its version n. @param {Recorded[]} events @param {string} id */
function steps(events, id) {
  return events.filter((event) => event.aggregate_id === id);
}

/** @param {Booking} booking */
function state(booking) {
  return html`<p class="row spread"><strong class="code">${booking.booking_reference}</strong>${badge(booking.status_detail)}</p>
    ${booking.flights.map((flight) => leg(flight))}
    <dl class="facts">
      <div><dt>Price</dt><dd>${money(booking.total_amount)}</dd></div>
      <div><dt>Passengers</dt><dd>${number(booking.passengers.length)}</dd></div>
      ${booking.payment_required_by ? html`<div><dt>To be paid by</dt><dd>${moment(booking.payment_required_by)}</dd></div>` : nothing}
      ${booking.payments.map((payment) => html`<div><dt>Payment</dt><dd>${words(payment.status)}</dd></div>`)}
      ${booking.refund ? html`<div><dt>Refund</dt><dd>${money(booking.refund.amount)}, ${words(booking.refund.status).toLowerCase()}</dd></div>` : nothing}
    </dl>`;
}

/** @param {Booking} before @param {Booking} after */
function changes(before, after) {
  const found = difference(before, after);
  if (!found.length) return html`<p class="muted">Nothing: it is the same moment.</p>`;
  return html`<ul class="changes">${found.map((change) => html`<li><span class="code small">${change.path.slice(1).replaceAll('/', ' › ')}</span>
    <span class="row">${change.before === undefined ? nothing : html`<del><span class="sr-only">before: </span>${value(change.before)}</del>`}
      ${change.after === undefined ? nothing : html`<ins><span class="sr-only">after: </span>${value(change.after)}</ins>`}</span></li>`)}</ul>`;
}

/** @param {unknown} value */
function value(value) {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

customElements.define('audit-booking-page', AuditBookingPage);
