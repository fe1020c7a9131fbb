import { View, empty, html, skeleton } from '../lib/view.js';
import { repeat } from 'lit/directives/repeat.js';
import { myBookings } from '../lib/my-bookings.js';
import { day, money } from '../lib/format.js';
import { badge, liveness } from '../parts/status.js';

/** All bookings of the traveller, each as it is now. */
class BookingsPage extends View {
  /** @type {() => void} */
  #leave = () => {};
  #patience = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#leave = myBookings.watch(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave();
    clearTimeout(this.#patience);
  }

  /** The stream says what there is, not what there isn't: after a moment of silence there is nothing. */
  updated() {
    if (myBookings.state === 'live' && !this.#patience) this.#patience = setTimeout(() => this.requestUpdate(), 600);
  }

  render() {
    const all = myBookings.all;
    const settled = this.#patience > 0 && myBookings.state === 'live';
    return html`<div class="page-head"><h1>My bookings</h1>${liveness(myBookings.state)}</div>
      ${all.length
        ? html`<ul class="stack">${repeat(all, (booking) => booking.id, (booking) => this.#booking(booking))}</ul>`
        : settled ? empty('No journeys yet', html`<a href="#/">Search flights</a> and hold your first seats.`) : skeleton()}`;
  }

  /** @param {import('skybound-api').BookingView} booking */
  #booking(booking) {
    const first = booking.flights[0];
    const last = booking.flights[booking.flights.length - 1];
    return html`<li><a class="card booking" href="#/bookings/${booking.id}">
      <span class="row spread"><strong>${first.origin_airport.city} – ${first.destination_airport.city}</strong>${badge(booking.status_detail)}</span>
      <span class="muted">${day(first.departure_time, first.origin_airport.time_zone)}${booking.trip_type === 'round-trip' ? ` – ${day(last.departure_time, last.origin_airport.time_zone)}` : ''}</span>
      <span class="row spread small"><span><span class="sr-only">Reference </span><span class="code">${booking.booking_reference}</span></span><span class="num">${money(booking.total_amount)}</span></span>
    </a></li>`;
  }
}

customElements.define('bookings-page', BookingsPage);
