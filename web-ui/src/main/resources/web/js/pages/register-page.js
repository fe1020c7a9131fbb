import { View, html } from '../lib/view.js';
import { Problem } from '../lib/http.js';
import { session } from '../lib/session.js';
import { field, focusMistake, mistakes } from '../parts/field.js';
import { destination } from './login-page.js';

const FIELDS = /** @type {const} */ ([
  ['first_name', 'First name', 'text', 'given-name'],
  ['last_name', 'Last name', 'text', 'family-name'],
  ['email', 'E-mail', 'email', 'username'],
  ['password', 'Password', 'password', 'new-password'],
]);

/** A new account. */
class RegisterPage extends View {
  static properties = { query: { attribute: false }, problem: { state: true }, busy: { state: true } };

  /** @type {Record<string, string>} */
  #form = { first_name: '', last_name: '', email: '', password: '' };

  constructor() {
    super();
    this.query = new URLSearchParams();
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.busy = false;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    this.busy = true;
    try {
      await session.register(this.#form);
      this.go(destination(this.query));
    } catch (error) {
      this.problem = Problem.of(error);
      focusMistake(this);
    }
    this.busy = false;
  }

  render() {
    return html`<div class="narrow">
      <h1>Create an account</h1>
      <form class="card stack" @submit=${this.#submit} novalidate>
        ${mistakes(this.problem)}
        ${FIELDS.map(([id, label, type, autocomplete]) =>
          field({
            id, label, type, autocomplete,
            value: this.#form[id],
            hint: id === 'password' ? 'At least ten characters; a few unrelated words are good.' : undefined,
            error: this.problem?.at(`/${id}`),
            on: (value) => (this.#form[id] = value),
          }),
        )}
        <button class="primary wide" ?disabled=${this.busy}>Create account</button>
      </form>
      <p>Already known here? <a href="#/login">Sign in</a>.</p>
    </div>`;
  }
}

customElements.define('register-page', RegisterPage);
