import { Fetched, View, html, nothing } from '../lib/view.js';
import { Problem, freshKey, send } from '../lib/http.js';
import { session } from '../lib/session.js';
import { myBookings } from '../lib/my-bookings.js';
import { fractionDigits, minorMoney, words } from '../lib/format.js';
import { countries } from '../lib/countries.js';
import { field, focusMistake, mistakes } from '../parts/field.js';
import { leg } from '../parts/itinerary.js';

/** @typedef {import('skybound-api').FlightView} Flight */
/** @typedef {{ type: 'adult' | 'child' | 'infant', first_name: string, last_name: string, date_of_birth: string, passport_number: string, nationality: string }} Person */

/** Who flies? Holds the seats. */
class BookPage extends View {
  static properties = { query: { attribute: false }, problem: { state: true }, busy: { state: true }, cabin: { state: true } };

  /** @type {Person[]} */
  #people = [];
  #contact = '';
  /** The same attempt keeps its key, so that it books once, however often it is sent. */
  #attempt = { body: '', key: '' };

  constructor() {
    super();
    this.query = new URLSearchParams();
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.busy = false;
    this.cabin = '';
    this.flights = new Fetched(this, () => this.#load());
  }

  connectedCallback() {
    super.connectedCallback();
    const count = (/** @type {string} */ name, otherwise = 0) => Number(this.query.get(name) ?? otherwise);
    const of = (/** @type {Person['type']} */ type, /** @type {number} */ number) => Array.from({ length: number }, () => person(type));
    this.#people = [...of('adult', count('adults', 1)), ...of('child', count('children')), ...of('infant', count('infants'))];
    if (this.#people[0] && session.user) {
      Object.assign(this.#people[0], { first_name: session.user.first_name, last_name: session.user.last_name });
    }
    this.#contact = session.user?.email ?? '';
    this.flights.load();
  }

  async #load() {
    const ids = [this.query.get('out'), this.query.get('back')].filter(Boolean);
    const flights = await Promise.all(ids.map(async (id) => /** @type {Flight} */ ((await send('GET', `/flights/${id}`)).data)));
    const wanted = this.query.get('cabin') ?? '';
    const cabins = shared(flights);
    this.cabin = cabins.includes(wanted) ? wanted : (cabins[0] ?? '');
    return flights;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    const flights = this.flights.value ?? [];
    const body = {
      trip_type: flights.length > 1 ? 'round-trip' : 'one-way',
      flights: flights.map((flight, index) => ({ flight_id: flight.id, is_return_flight: index > 0 })),
      passengers: this.#people.map((one) => ({ ...one, cabin_class: this.cabin })),
      contact_email: this.#contact,
    };
    const text = JSON.stringify(body);
    if (text !== this.#attempt.body) this.#attempt = { body: text, key: freshKey() };
    this.busy = true;
    try {
      const { data, location } = await session.send('POST', '/bookings', { body, headers: { 'Idempotency-Key': this.#attempt.key } });
      if (data?.id) myBookings.learn(data);
      this.go(location);
    } catch (error) {
      this.problem = Problem.of(error);
      if (this.problem.status === 409) this.#attempt = { body: '', key: '' };
      focusMistake(this);
    }
    this.busy = false;
  }

  render() {
    return html`<h1>Who is flying?</h1>
      <p class="lead">As in the passport. Your seats are held as soon as you continue; you pay in the next step.</p>
      ${this.flights.show((flights) => this.#form(flights))}`;
  }

  /** @param {Flight[]} flights */
  #form(flights) {
    const cabins = shared(flights);
    return html`<div class="two">
      <form class="stack" @submit=${this.#submit} novalidate>
        ${mistakes(this.problem)}
        ${this.#people.map((one, index) => this.#person(one, index))}
        <fieldset class="card"><legend>Contact</legend>
          ${field({ id: 'contact', label: 'E-mail for the confirmation', type: 'email', value: this.#contact, error: this.problem?.at('/contact_email'), on: (value) => (this.#contact = value) })}
        </fieldset>
        <button class="primary wide" ?disabled=${this.busy || !cabins.length}>${this.busy ? 'Holding your seats …' : 'Hold my seats'}</button>
      </form>
      <aside class="card stack" aria-label="Your journey">
        ${flights.map((flight) => leg(flight))}
        ${cabins.length
          ? html`${field({ id: 'cabin', label: 'Cabin', value: this.cabin, choices: Object.fromEntries(cabins.map((cabin) => [cabin, words(cabin)])), on: (value) => (this.cabin = value) })}
              <p class="row spread"><span>Total</span><strong class="price">${this.#total(flights)}</strong></p>`
          : html`<p class="note warn">These flights have no cabin in common that is free. <a href="#/">Search again</a>.</p>`}
      </aside>
    </div>`;
  }

  /** @param {Flight[]} flights */
  #total(flights) {
    const seats = this.#people.filter((one) => one.type !== 'infant').length;
    const prices = flights.map((flight) => flight.cabins[this.cabin].price);
    const minor = prices.map(({ amount, currency }) => Math.round(Number(amount) * 10 ** fractionDigits(currency)));
    return minorMoney(seats * minor.reduce((sum, price) => sum + price, 0), prices[0].currency);
  }

  /** @param {Person} one @param {number} index */
  #person(one, index) {
    const at = (/** @type {string} */ name) => this.problem?.at(`/passengers/${index}/${name}`);
    const text = (/** @type {'first_name' | 'last_name' | 'passport_number'} */ name, /** @type {string} */ label, /** @type {string} */ autocomplete) =>
      field({ id: `${name}-${index}`, label, value: one[name], autocomplete: index ? 'off' : autocomplete, error: at(name), on: (value) => (one[name] = value) });
    const whole = at('type') ?? this.problem?.at(`/passengers/${index}`);
    return html`<fieldset class="card stack"><legend>${words(one.type)} ${index + 1}</legend>
      ${whole ? html`<p class="error" role="alert">${whole}</p>` : nothing}
      <div class="grid">${text('first_name', 'First name', 'given-name')}${text('last_name', 'Last name', 'family-name')}</div>
      <div class="grid">
        ${field({ id: `born-${index}`, label: 'Date of birth', type: 'date', value: one.date_of_birth, autocomplete: index ? 'off' : 'bday', error: at('date_of_birth'), on: (value) => (one.date_of_birth = value) })}
        ${text('passport_number', 'Passport number', 'off')}
        ${field({ id: `nationality-${index}`, label: 'Nationality', value: one.nationality, choices: countries(), error: at('nationality'), on: (value) => (one.nationality = value) })}
      </div>
    </fieldset>`;
  }
}

/** Cabins that all flights have with a seat free. @param {Flight[]} flights */
function shared(flights) {
  return Object.keys(flights[0]?.cabins ?? {}).filter((cabin) => flights.every((flight) => flight.cabins[cabin]?.available > 0));
}

/** @param {Person['type']} type @returns {Person} */
function person(type) {
  const region = new Intl.Locale(navigator.language).maximize().region ?? 'US';
  return { type, first_name: '', last_name: '', date_of_birth: '', passport_number: '', nationality: region in countries() ? region : 'US' };
}

customElements.define('book-page', BookPage);
