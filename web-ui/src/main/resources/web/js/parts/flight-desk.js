import { View, html, nothing } from '../lib/view.js';
import { Problem, freshKey } from '../lib/http.js';
import { session } from '../lib/session.js';
import { clock } from '../lib/format.js';
import { confirmed } from './confirm.js';
import { field, mistakes } from './field.js';

/** What operations do to a flight: delay it, move its gate, cancel it. Says `changed` with the flight as it is then. */
class FlightDesk extends View {
  static properties = { flight: { attribute: false }, problem: { state: true }, busy: { state: true } };

  #minutes = '30';
  #reason = '';
  #gate = '';
  #terminal = '';

  constructor() {
    super();
    /** @type {import('skybound-api').FlightView | undefined} */
    this.flight = undefined;
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#gate = this.flight?.gate ?? '';
    this.#terminal = this.flight?.terminal ?? '';
  }

  /** @param {object} change @param {import('./confirm.js').confirmed extends (q: infer Q) => any ? Q : never} question */
  async #amend(change, question) {
    if ((await confirmed(question)) === null) return;
    this.busy = true;
    this.problem = undefined;
    try {
      const { data } = await session.send('PATCH', `/ops/flights/${this.flight?.id}`, { body: change, headers: { 'Idempotency-Key': freshKey() } });
      if (data?.id) this.dispatchEvent(new CustomEvent('changed', { detail: data, bubbles: true }));
    } catch (error) {
      this.problem = Problem.of(error);
    }
    this.busy = false;
  }

  /** @param {Event} event */
  #delay(event) {
    event.preventDefault();
    const { flight } = this;
    if (!flight) return;
    const later = (/** @type {string} */ time) => new Date(Date.parse(time) + Number(this.#minutes) * 60_000).toISOString();
    const departure = later(flight.departure_time);
    this.#amend(
      { status: 'delayed', departure_time: departure, arrival_time: later(flight.arrival_time), ...(this.#reason ? { reason: this.#reason } : {}) },
      {
        title: `Delay ${flight.flight_number} by ${this.#minutes} minutes?`,
        text: `It then leaves at ${clock(departure, flight.origin_airport.time_zone)}. Everybody who has booked it is told.`,
        action: 'Delay it',
      },
    );
  }

  /** @param {Event} event */
  #move(event) {
    event.preventDefault();
    const change = { ...(this.#gate ? { gate: this.#gate } : {}), ...(this.#terminal ? { terminal: this.#terminal } : {}) };
    this.#amend(change, { title: `New gate for ${this.flight?.flight_number}?`, text: `Gate ${this.#gate || '–'}, terminal ${this.#terminal || '–'}.`, action: 'Announce it' });
  }

  #cancel() {
    this.#amend(
      { status: 'cancelled', ...(this.#reason ? { reason: this.#reason } : {}) },
      {
        title: `Cancel ${this.flight?.flight_number}?`,
        text: 'All its bookings are cancelled and paid back in full, and their travellers are told. That can’t be undone.',
        action: 'Cancel the flight',
        danger: true,
      },
    );
  }

  render() {
    const { flight } = this;
    if (!flight) return nothing;
    const over = ['cancelled', 'arrived'].includes(flight.status);
    if (over) return html`<p class="muted">Nothing can be changed any more. <a href="#/flight/${flight.id}">Status page</a></p>`;
    return html`<div class="stack desk">
      ${mistakes(this.problem)}
      <form class="row" @submit=${this.#delay}>
        ${field({ id: 'delay', label: 'Delay', value: this.#minutes, choices: { 15: '15 min', 30: '30 min', 60: '1 hour', 120: '2 hours', 240: '4 hours' }, on: (value) => (this.#minutes = value) })}
        ${field({ id: 'reason', label: 'Reason', value: this.#reason, on: (value) => (this.#reason = value) })}
        <button class="quiet" ?disabled=${this.busy}>Delay</button>
      </form>
      <form class="row" @submit=${this.#move}>
        ${field({ id: 'gate', label: 'Gate', value: this.#gate, error: this.problem?.at('/gate'), on: (value) => (this.#gate = value) })}
        ${field({ id: 'terminal', label: 'Terminal', value: this.#terminal, error: this.problem?.at('/terminal'), on: (value) => (this.#terminal = value) })}
        <button class="quiet" ?disabled=${this.busy}>Set gate</button>
      </form>
      <p class="row spread"><a href="#/flight/${flight.id}">Status page</a><button class="danger" ?disabled=${this.busy} @click=${this.#cancel}>Cancel flight</button></p>
    </div>`;
  }
}

customElements.define('flight-desk', FlightDesk);
