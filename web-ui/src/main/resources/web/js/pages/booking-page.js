import { Fetched, View, html, nothing } from '../lib/view.js';
import { session } from '../lib/session.js';
import { myBookings } from '../lib/my-bookings.js';
import { date, moment, money, words } from '../lib/format.js';
import { badge, liveness } from '../parts/status.js';
import { leg } from '../parts/itinerary.js';
import '../parts/pay-form.js';
import '../parts/cancel-button.js';
import '../parts/correction-form.js';

/** @typedef {import('skybound-api').BookingView} Booking */

/** One booking, live: pay it, see it confirmed, cancel it. */
class BookingPage extends View {
  static properties = { params: { attribute: false } };

  /** @type {() => void} */
  #leave = () => {};

  constructor() {
    super();
    /** @type {Record<string, string>} */
    this.params = {};
    this.first = new Fetched(this, async () => {
      const { data } = await session.send('GET', `/bookings/${this.params.id}`);
      myBookings.learn(data);
      return true;
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.#leave = myBookings.watch(() => this.requestUpdate());
    this.first.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave();
  }

  render() {
    const booking = myBookings.get(this.params.id);
    return booking ? this.#booking(booking) : html`<h1>Booking</h1>${this.first.show(() => nothing)}`;
  }

  /** @param {Booking} booking */
  #booking(booking) {
    const [first] = booking.flights;
    const can = (/** @type {string} */ action) => booking.available_actions.some((available) => available === action);
    return html`<div class="stack">
      <div class="page-head"><div><h1>${first.origin_airport.city} to ${first.destination_airport.city}</h1>
        <p class="row"><span>Reference <strong class="code reference">${booking.booking_reference}</strong></span><span aria-live="polite">${badge(booking.status_detail)}</span></p></div>
        ${liveness(myBookings.state)}</div>
      ${this.#news(booking)}
      ${can('pay') || (booking.status_detail === 'awaiting_payment' && booking.payments.some((payment) => payment.status === 'pending'))
        ? html`<pay-form .booking=${booking}></pay-form>` : nothing}
      <section class="card stack" aria-label="Itinerary">
        ${booking.flights.map((flight) => leg(flight, html`<a class="small follow" href="#/flight/${flight.flight_id}">Follow this flight live</a>`))}
      </section>
      <section class="card" aria-labelledby="people-title"><h2 id="people-title">Passengers</h2>
        <ul class="people-list">${booking.passengers.map((one) => html`<li><strong>${one.first_name} ${one.last_name}</strong>
          <span class="small muted">${words(one.type)} · born ${date(one.date_of_birth)} · passport ${one.passport_number} · ${words(one.cabin_class)}</span></li>`)}</ul>
        <p class="small muted">Mails go to ${booking.contact_email}.</p>
        ${can('update') ? html`<correction-form .booking=${booking}></correction-form>` : nothing}</section>
      ${this.#payments(booking)}
      ${can('cancel') ? html`<cancel-button .booking=${booking}></cancel-button>` : nothing}
    </div>`;
  }

  /** @param {Booking} booking */
  #news(booking) {
    switch (booking.status_detail) {
      case 'confirmed':
        return html`<p class="note good" role="status"><strong>Confirmed.</strong> The seats are yours; the confirmation is in your mailbox.</p>`;
      case 'holding':
        return html`<p class="note" role="status">We are holding your seats …</p>`;
      case 'expired':
        return html`<p class="note bad">The time to pay is over, and the seats are free for others again. <a href="#/">Search again</a>.</p>`;
      case 'rejected':
        return html`<p class="note bad">${booking.rejection?.detail ?? 'The seats could not be held.'} <a href="#/">Search again</a>.</p>`;
      case 'cancelled_by_airline':
        return html`<p class="note bad">The airline has cancelled a flight of this journey. Everything you paid comes back to you.</p>`;
      case 'cancelled_by_traveller':
        return html`<p class="note">You have cancelled this booking.</p>
          ${booking.refund?.status === 'failed' ? html`<p class="note bad">The card did not take the refund. The money is still yours, and our team looks after it.</p>` : nothing}`;
      default:
        return nothing;
    }
  }

  /** @param {Booking} booking */
  #payments(booking) {
    const { refund } = booking;
    if (!booking.payments.length && !refund) return nothing;
    return html`<section class="card" aria-labelledby="money-title"><h2 id="money-title">Money</h2><ul class="people-list">
      ${booking.payments.map((payment) => html`<li class="row spread"><span>${money(payment.amount)} <span class="small muted">${moment(payment.created_at)}</span></span>${badge(payment.status)}</li>`)}
      ${refund && refund.status !== 'not_needed' ? html`<li class="row spread"><span>Refund of ${money(refund.amount)}
        <span class="small muted">${money(refund.penalty)} kept</span></span><span aria-live="polite">${badge(refund.status)}</span></li>` : nothing}
    </ul></section>`;
  }
}

customElements.define('booking-page', BookingPage);
