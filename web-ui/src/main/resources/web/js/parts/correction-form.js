import { View, html, nothing } from '../lib/view.js';
import { Problem, freshKey } from '../lib/http.js';
import { session } from '../lib/session.js';
import { myBookings } from '../lib/my-bookings.js';
import { countries } from '../lib/countries.js';
import { field, focusMistake, mistakes } from './field.js';

/** @typedef {import('skybound-api').BookedPassenger} Passenger */
/** @typedef {'first_name' | 'last_name' | 'passport_number' | 'nationality'} Paper */

/**
 * Corrects the passengers' papers and the contact address of a booking. What is typed stays typed, whatever comes live
 * meanwhile; a booking that has changed since the form was opened has to be looked at before it is sent once more.
 */
class CorrectionForm extends View {
  static properties = { booking: { attribute: false }, open: { state: true }, problem: { state: true }, busy: { state: true }, saved: { state: true } };

  /** What is typed, by passenger. @type {Map<string, Partial<Record<Paper, string>>>} */
  #typed = new Map();
  /** @type {string | undefined} */
  #contact;
  #seen = 0;
  /** The passengers in the order in which they were sent. @type {string[]} */
  #sent = [];

  constructor() {
    super();
    /** @type {import('skybound-api').BookingView | undefined} */
    this.booking = undefined;
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.open = false;
    this.busy = false;
    this.saved = false;
  }

  #begin() {
    this.#typed.clear();
    this.#contact = undefined;
    this.#seen = this.booking?.version ?? 0;
    this.problem = undefined;
    this.saved = false;
    this.open = true;
  }

  /** @param {Event} event */
  async #save(event) {
    event.preventDefault();
    const { booking } = this;
    if (!booking) return;
    const passengers = booking.passengers.map((one) => this.#changes(one)).filter((changes) => Object.keys(changes).length > 1);
    const contact = this.#contact === undefined || this.#contact === booking.contact_email ? {} : { contact_email: this.#contact };
    if (!passengers.length && !('contact_email' in contact)) return this.#end(false);
    this.#sent = passengers.map(({ id }) => id);
    this.busy = true;
    try {
      const { data } = await session.send('PUT', `/bookings/${booking.id}`, {
        body: { ...contact, ...(passengers.length ? { passengers } : {}) },
        headers: { 'If-Match': `"${this.#seen}"`, 'Idempotency-Key': freshKey() },
      });
      if (data?.id) myBookings.learn(data);
      this.#end(true);
    } catch (error) {
      this.problem = Problem.of(error);
      if ([409, 412].includes(this.problem.status)) await this.#lookAgain(booking.id);
      focusMistake(this);
    }
    this.busy = false;
  }

  /** @param {Passenger} passenger @returns {{ id: string } & Partial<Record<Paper, string>>} */
  #changes(passenger) {
    const typed = Object.entries(this.#typed.get(passenger.id) ?? {});
    return { id: passenger.id, ...Object.fromEntries(typed.filter(([paper, text]) => text !== passenger[/** @type {Paper} */ (paper)] && (paper !== 'passport_number' || text))) };
  }

  /** @param {string} id */
  async #lookAgain(id) {
    try {
      const { data } = await session.send('GET', `/bookings/${id}`);
      myBookings.learn(data);
      this.#seen = data.version;
    } catch {
      // The booking comes with the stream; until then the next attempt says the same.
    }
  }

  /** @param {boolean} saved */
  async #end(saved) {
    this.open = false;
    this.saved = saved;
    this.problem = undefined;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('button'))?.focus();
  }

  render() {
    const { booking } = this;
    if (!booking) return nothing;
    if (!this.open) {
      return html`${this.saved ? html`<p class="note good" role="status">Corrected.</p>` : nothing}
        <button class="quiet" @click=${this.#begin}>Correct names or papers</button>`;
    }
    return html`<form class="stack" aria-label="Corrections" @submit=${this.#save} novalidate>
      ${this.problem?.status === 412
        ? html`<div class="note warn" role="alert"><p>The booking has changed meanwhile. It is shown above as it is now, and what you have typed is still here: look at both, then save again.</p></div>`
        : mistakes(this.problem)}
      ${booking.passengers.map((one, index) => this.#passenger(one, index))}
      ${field({ id: 'contact', label: 'Mails go to', type: 'email', autocomplete: 'email', value: this.#contact ?? booking.contact_email, error: this.problem?.at('/contact_email'), on: (value) => (this.#contact = value) })}
      <div class="row"><button class="primary" ?disabled=${this.busy}>Save corrections</button>
        <button type="button" class="quiet" @click=${() => this.#end(false)}>Leave it as it is</button></div>
    </form>`;
  }

  /** @param {Passenger} one @param {number} index */
  #passenger(one, index) {
    const place = this.#sent.indexOf(one.id);
    const typed = this.#typed.get(one.id) ?? {};
    const at = (/** @type {string} */ paper) => (place < 0 ? undefined : this.problem?.at(`/passengers/${place}/${paper}`));
    const paper = (/** @type {Paper} */ name, /** @type {string} */ label, /** @type {object} */ more = {}) =>
      field({ id: `${name}-${index}`, label, autocomplete: 'off', value: typed[name] ?? one[name], error: at(name), on: (value) => this.#type(one.id, name, value), ...more });
    return html`<fieldset class="stack inset"><legend>${one.first_name} ${one.last_name}</legend>
      <div class="grid">${paper('first_name', 'First name')}${paper('last_name', 'Last name')}</div>
      <div class="grid">
        ${paper('passport_number', 'New passport number', { value: typed.passport_number ?? '', hint: `Left empty, ${one.passport_number} stays` })}
        ${paper('nationality', 'Nationality', { choices: countries() })}
      </div></fieldset>`;
  }

  /** @param {string} id @param {Paper} paper @param {string} text */
  #type(id, paper, text) {
    this.#typed.set(id, { ...this.#typed.get(id), [paper]: text });
  }
}

customElements.define('correction-form', CorrectionForm);
