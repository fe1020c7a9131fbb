import { View, html, nothing } from '../lib/view.js';
import { airports } from '../lib/airports.js';

/** @typedef {import('skybound-api').AirportView} Airport */

/** Where from, where to: finds airports while one types, by mouse or keyboard, also without a network. Says `choose`. */
class AirportField extends View {
  static properties = {
    label: {},
    name: {},
    code: {},
    error: {},
    found: { state: true },
    active: { state: true },
    open: { state: true },
    text: { state: true },
  };

  constructor() {
    super();
    this.label = '';
    this.name = '';
    this.code = '';
    this.error = '';
    /** @type {Airport[]} */
    this.found = [];
    this.active = -1;
    this.open = false;
    this.text = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('code') && !this.open) this.#write();
  }

  async #write() {
    const { code } = this;
    if (!code) return void (this.text = '');
    this.text = code;
    await airports.ready().catch(() => undefined);
    const known = airports.byCode(code) ?? (await airports.find(code, 1).catch(() => []))[0];
    if (known && this.code === code && !this.open) this.text = named(known);
  }

  /** @param {Event} event */
  async #type(event) {
    const words = /** @type {HTMLInputElement} */ (event.target).value;
    this.text = words;
    this.open = true;
    this.#say('');
    const found = await airports.find(words).catch(() => []);
    if (words !== this.text) return;
    this.found = found;
    this.active = found.length ? 0 : -1;
  }

  /** @param {Airport} airport */
  #choose(airport) {
    this.open = false;
    this.text = named(airport);
    this.#say(airport.iata_code);
  }

  /** @param {string} code */
  #say(code) {
    if (code === this.code) return;
    this.code = code;
    this.dispatchEvent(new CustomEvent('choose', { detail: code, bubbles: true }));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { found, active } = this;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.open = found.length > 0;
      this.active = (active + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % Math.max(found.length, 1);
    } else if (event.key === 'Enter' && this.open && found[active]) {
      event.preventDefault();
      this.#choose(found[active]);
    } else if (event.key === 'Escape') {
      this.open = false;
    }
  }

  /** Whoever leaves the field with an exact code or one match has chosen. */
  #leave() {
    const only = this.found[this.active];
    if (this.open && !this.code && only && this.text.trim()) this.#choose(only);
    this.open = false;
  }

  render() {
    const id = this.name;
    const shown = this.open && this.text.trim() !== '';
    return html`<div class="field airport">
      <label for=${id}>${this.label}</label>
      <input id=${id} name=${id} role="combobox" autocomplete="off" spellcheck="false" placeholder="City or airport"
        aria-autocomplete="list" aria-expanded=${shown} aria-controls="${id}-list"
        aria-activedescendant=${shown && this.active >= 0 ? `${id}-${this.active}` : nothing}
        aria-invalid=${this.error ? 'true' : nothing} aria-describedby=${this.error ? `${id}-error` : nothing}
        .value=${this.text} @input=${this.#type} @keydown=${this.#key} @blur=${this.#leave}
        @focus=${(/** @type {any} */ event) => event.target.select()}>
      <ul id="${id}-list" role="listbox" aria-label=${this.label} ?hidden=${!shown}>
        ${this.found.map((airport, index) => this.#option(airport, index))}
      </ul>
      ${shown && !this.found.length ? html`<p class="hint" role="status">No airport is called that.</p>` : nothing}
      ${this.error ? html`<p class="error" id="${id}-error">${this.error}</p>` : nothing}
    </div>`;
  }

  /** @param {Airport} airport @param {number} index */
  #option(airport, index) {
    return html`<li id="${this.name}-${index}" role="option" aria-selected=${index === this.active}
      @pointerdown=${(/** @type {Event} */ event) => event.preventDefault()} @click=${() => this.#choose(airport)}>
      <span class="code">${airport.iata_code}</span>
      <span><strong>${airport.city}</strong><span class="muted small">${airport.name}, ${airport.country}</span></span>
    </li>`;
  }
}

/** @param {Airport} airport */
function named(airport) {
  return `${airport.city} (${airport.iata_code})`;
}

customElements.define('airport-field', AirportField);
