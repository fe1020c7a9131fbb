import { View, html, nothing } from '../lib/view.js';
import { Problem } from '../lib/http.js';
import { session } from '../lib/session.js';
import { field, focusMistake, mistakes } from '../parts/field.js';

/** Who are you? Leads back to where one wanted to go. */
class LoginPage extends View {
  static properties = { query: { attribute: false }, problem: { state: true }, busy: { state: true } };

  #email = '';
  #password = '';

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
      await session.login(this.#email, this.#password);
      this.go(destination(this.query));
    } catch (error) {
      this.problem = Problem.of(error);
      focusMistake(this);
    }
    this.busy = false;
  }

  render() {
    return html`<div class="narrow">
      <h1>Sign in</h1>
      ${session.expired ? html`<p class="note warn" role="status">Your session has ended. Sign in again to go on where you were.</p>` : nothing}
      <form class="card stack" @submit=${this.#submit} novalidate>
        ${mistakes(this.problem)}
        ${field({ id: 'email', label: 'E-mail', type: 'email', autocomplete: 'username', error: this.problem?.at('/email'), on: (value) => (this.#email = value) })}
        ${field({ id: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', error: this.problem?.at('/password'), on: (value) => (this.#password = value) })}
        <button class="primary wide" ?disabled=${this.busy}>Sign in</button>
      </form>
      <p>No account yet? <a href="#/register${location.hash.includes('?') ? `?${location.hash.split('?')[1]}` : ''}">Create one</a>.</p>
    </div>`;
  }
}

/** Only pages of our own. @param {URLSearchParams} query */
export function destination(query) {
  const next = query.get('next') ?? '';
  if (next.startsWith('/')) return next;
  return session.has('ops') ? '/ops' : session.has('auditor') ? '/audit' : '/';
}

customElements.define('login-page', LoginPage);
