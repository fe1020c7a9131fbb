import { View, html, nothing } from '../lib/view.js';
import { address } from '../lib/routes.js';
import { today } from '../lib/format.js';
import '../parts/airport-field.js';

const CABINS = { '': 'Any cabin', economy: 'Economy', 'premium-economy': 'Premium economy', business: 'Business', first: 'First' };

/** Where to, when, and with whom. */
class SearchPage extends View {
  static properties = { query: { attribute: false }, errors: { state: true }, round: { state: true }, values: { state: true } };

  constructor() {
    super();
    this.query = new URLSearchParams();
    /** @type {Record<string, string>} */
    this.errors = {};
    this.round = false;
    /** @type {Record<string, string>} */
    this.values = {};
  }

  connectedCallback() {
    super.connectedCallback();
    const last = JSON.parse(localStorage.getItem('skybound.search') ?? '{}');
    const tomorrow = today(1);
    this.values = {
      adults: '1', children: '0', infants: '0', cabin: '', ...last,
      depart: last.depart >= tomorrow ? last.depart : today(7),
      back: last.back >= tomorrow ? last.back : today(14),
      ...Object.fromEntries(this.query),
    };
    this.round = this.values.trip === 'round-trip';
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    /** @type {Record<string, string>} */
    const values = { ...this.values, trip: this.round ? 'round-trip' : 'one-way' };
    this.errors = mistakes(values, this.round);
    if (Object.keys(this.errors).length) return void this.#focusFirst();
    localStorage.setItem('skybound.search', JSON.stringify(values));
    const { from, to, depart, back, adults, children, infants, cabin } = values;
    this.go(address('/flights', { from, to, depart, back: this.round ? back : '', adults, children, infants, cabin }));
  }

  async #focusFirst() {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('[aria-invalid="true"]'))?.focus();
  }

  /** @param {string} name @param {string} value */
  #set(name, value) {
    this.values = { ...this.values, [name]: value };
  }

  #swap() {
    this.values = { ...this.values, from: this.values.to ?? '', to: this.values.from ?? '' };
  }

  render() {
    return html`
      <section class="hero">
        <h1>Where would you like to go?</h1>
        <p class="lead">Every seat you see is free right now. Hold it, then take your time to pay.</p>
        <form class="card search" @submit=${this.#submit} novalidate>
          <fieldset class="segments">
            <legend class="sr-only">Journey</legend>
            ${this.#trip(false, 'One way')} ${this.#trip(true, 'Round trip')}
          </fieldset>
          <div class="route">
            ${this.#airport('from', 'From')}
            <button type="button" class="icon swap" aria-label="Swap origin and destination" @click=${this.#swap}>⇄</button>
            ${this.#airport('to', 'To')}
          </div>
          <div class="grid dates">
            ${this.#date('depart', 'Departure')} ${this.round ? this.#date('back', 'Return') : nothing}
          </div>
          <div class="grid people">
            ${this.#count('adults', 'Adults', '12 and older', 1, 9)} ${this.#count('children', 'Children', '2 to 11', 0, 8)}
            ${this.#count('infants', 'Infants', 'under 2, on a lap', 0, 4)}
            <div class="field"><label for="cabin">Cabin</label>
              <select id="cabin" .value=${this.values.cabin} @change=${(/** @type {any} */ e) => this.#set('cabin', e.target.value)}>
                ${Object.entries(CABINS).map(([value, text]) => html`<option value=${value} ?selected=${value === this.values.cabin}>${text}</option>`)}
              </select></div>
          </div>
          ${this.errors.people ? html`<p class="error" role="alert">${this.errors.people}</p>` : nothing}
          <button class="primary wide">Search flights</button>
        </form>
      </section>`;
  }

  /** @param {boolean} round @param {string} text */
  #trip(round, text) {
    return html`<label><input type="radio" name="trip" .checked=${this.round === round} @change=${() => (this.round = round)}><span>${text}</span></label>`;
  }

  /** @param {string} name @param {string} label */
  #airport(name, label) {
    return html`<airport-field .name=${name} .label=${label} .code=${this.values[name] ?? ''} .error=${this.errors[name] ?? ''}
      @choose=${(/** @type {CustomEvent} */ event) => this.#set(name, event.detail)}></airport-field>`;
  }

  /** @param {string} name @param {string} label */
  #date(name, label) {
    const error = this.errors[name];
    return html`<div class="field"><label for=${name}>${label}</label>
      <input type="date" id=${name} min=${today()} .value=${this.values[name]} aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? `${name}-error` : nothing} @change=${(/** @type {any} */ e) => this.#set(name, e.target.value)}>
      ${error ? html`<p class="error" id="${name}-error">${error}</p>` : nothing}</div>`;
  }

  /** @param {string} name @param {string} label @param {string} hint @param {number} min @param {number} max */
  #count(name, label, hint, min, max) {
    const choices = Array.from({ length: max - min + 1 }, (_, index) => String(min + index));
    return html`<div class="field"><label for=${name}>${label}</label>
      <select id=${name} aria-describedby="${name}-hint" @change=${(/** @type {any} */ e) => this.#set(name, e.target.value)}>
        ${choices.map((n) => html`<option ?selected=${n === this.values[name]}>${n}</option>`)}
      </select><p class="hint" id="${name}-hint">${hint}</p></div>`;
  }
}

/** @param {Record<string, string>} values @param {boolean} round */
function mistakes(values, round) {
  /** @type {Record<string, string>} */
  const errors = {};
  if (!values.from) errors.from = 'Choose an airport from the list.';
  if (!values.to) errors.to = 'Choose an airport from the list.';
  else if (values.to === values.from) errors.to = 'Choose another airport than the one you leave from.';
  if (!values.depart || values.depart < today()) errors.depart = 'Choose a day that is still to come.';
  if (round && (!values.back || values.back < values.depart)) errors.back = 'The way back can’t be before the way out.';
  if (Number(values.adults) + Number(values.children) > 9) errors.people = 'At most nine seats can be booked at once.';
  else if (Number(values.infants) > Number(values.adults)) errors.people = 'Each infant needs an adult’s lap.';
  return errors;
}

customElements.define('search-page', SearchPage);
