import { Fetched, View, empty, html, nothing } from '../lib/view.js';
import { Feed } from '../lib/feed.js';
import { send } from '../lib/http.js';
import { moment, money, words } from '../lib/format.js';
import { badge, liveness } from '../parts/status.js';
import { leg } from '../parts/itinerary.js';

/** One flight, as it changes. */
class FlightPage extends View {
  static properties = { params: { attribute: false } };

  /** @type {Feed | null} */
  #feed = null;

  constructor() {
    super();
    /** @type {Record<string, string>} */
    this.params = {};
    this.flight = new Fetched(this, async () => /** @type {import('skybound-api').FlightView} */ ((await send('GET', `/flights/${this.params.id}`)).data));
  }

  connectedCallback() {
    super.connectedCallback();
    this.flight.load();
    this.#feed = new Feed(`/flights/${this.params.id}/status`, {
      onEvent: (status) => this.#change(status),
      onState: () => this.requestUpdate(),
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#feed?.close();
  }

  /** @param {object} status */
  #change(status) {
    if (this.flight.value) Object.assign(this.flight.value, status);
    this.requestUpdate();
  }

  render() {
    if (this.flight.problem?.status === 404) return html`<h1>Flight</h1>${empty('Not found', html`This flight does not exist. <a href="#/">Search flights</a> instead.`)}`;
    return this.flight.show(
      (flight) => html`<div class="stack">
        <div class="page-head"><h1>${flight.airline.name} ${flight.flight_number}</h1>${liveness(this.#feed?.state ?? 'connecting')}</div>
        <section class="card stack" aria-label="Status">
          <p class="row spread"><span aria-live="polite">${badge(flight.status)}</span><span class="small muted">as of ${moment(flight.updated_at)}</span></p>
          ${leg(flight)}
          <dl class="facts">
            <div><dt>Gate</dt><dd>${flight.gate ?? 'not yet known'}</dd></div>
            <div><dt>Terminal</dt><dd>${flight.terminal ?? 'not yet known'}</dd></div>
            <div><dt>Aircraft</dt><dd>${flight.aircraft_type}</dd></div>
          </dl>
        </section>
        ${flight.status === 'cancelled' ? nothing : html`<section class="card"><h2>Seats</h2>
          <dl class="facts">${Object.entries(flight.cabins).map(([cabin, offer]) => html`<div><dt>${words(cabin)}</dt>
            <dd>${money(offer.price)}<br><span class="small muted">${offer.available} of ${offer.seats} free</span></dd></div>`)}</dl></section>`}
      </div>`,
      html`<h1>Flight</h1><div class="skeleton" role="status"><span class="sr-only">Loading</span><div class="card"></div></div>`,
    );
  }
}

customElements.define('flight-page', FlightPage);
