import { Fetched, View, html, nothing } from '../lib/view.js';
import { Problem } from '../lib/http.js';
import { session } from '../lib/session.js';
import { field, focusMistake, mistakes } from '../parts/field.js';

const FIELDS = /** @type {const} */ ([
  ['first_name', 'First name', 'given-name'],
  ['last_name', 'Last name', 'family-name'],
  ['phone_number', 'Phone', 'tel'],
  ['address', 'Address', 'street-address'],
  ['city', 'City', 'address-level2'],
  ['zip_code', 'Postal code', 'postal-code'],
  ['country', 'Country', 'country-name'],
]);

/** What SkyBound knows of whoever is signed in. */
class ProfilePage extends View {
  static properties = { problem: { state: true }, saved: { state: true }, busy: { state: true } };

  /** @type {Record<string, string | null>} */
  #form = {};
  #version = '';

  constructor() {
    super();
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.saved = false;
    this.busy = false;
    this.profile = new Fetched(this, async () => this.#take(await session.send('GET', '/users/me')));
  }

  connectedCallback() {
    super.connectedCallback();
    this.profile.load();
  }

  /** @param {import('../lib/http.js').Answer} answer */
  #take({ data, version }) {
    this.#version = version;
    this.#form = Object.fromEntries(FIELDS.map(([name]) => [name, data[name]]));
    return /** @type {import('skybound-api').Profile} */ (data);
  }

  /** @param {Event} event */
  async #save(event) {
    event.preventDefault();
    this.busy = true;
    this.saved = false;
    try {
      this.#take(await session.send('PUT', '/users/me', { body: this.#form, headers: { 'If-Match': `"${this.#version}"` } }));
      this.problem = undefined;
      this.saved = true;
      session.start();
    } catch (error) {
      this.problem = Problem.of(error);
      focusMistake(this);
    }
    this.busy = false;
  }

  render() {
    return html`<div class="narrow"><h1>Profile</h1>
      ${this.profile.show((profile) => html`<p class="muted">Signed in as ${profile.email}</p>
        <form class="card stack" @submit=${this.#save} novalidate>
          ${mistakes(this.problem)}
          ${this.saved ? html`<p class="note good" role="status">Saved.</p>` : nothing}
          ${FIELDS.map(([id, label, autocomplete]) =>
            field({ id, label, autocomplete, value: this.#form[id] ?? '', error: this.problem?.at(`/${id}`), on: (value) => (this.#form[id] = value) }))}
          <button class="primary wide" ?disabled=${this.busy}>Save</button>
        </form>`)}</div>`;
  }
}

customElements.define('profile-page', ProfilePage);
