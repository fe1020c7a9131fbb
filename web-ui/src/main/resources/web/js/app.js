import { View, failure, html, nothing } from './lib/view.js';
import { current } from './lib/routes.js';
import { session } from './lib/session.js';
import { Problem } from './lib/http.js';

const SCHEMES = /** @type {const} */ (['light dark', 'light', 'dark']);
/** @type {Record<string, string>} */
const SCHEME_NAMES = { 'light dark': 'Automatic', light: 'Light', dark: 'Dark' };

/** The frame around all pages: where one can go, who is signed in, and the page itself. */
class SkyApp extends View {
  /** @type {HTMLElement | null} */
  #page = null;
  /** @type {Problem | null} */
  #problem = null;
  #ready = false;
  #turn = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#paint(localStorage.getItem('skybound.scheme') ?? 'light dark');
    window.addEventListener('hashchange', () => this.#open(true));
    session.addEventListener('change', () => this.#open(false));
    this.#begin();
  }

  async #begin() {
    const waits = session.remembered && current().route?.role !== undefined;
    const known = session.start().catch(() => undefined);
    if (waits) await known;
    this.#ready = true;
    await this.#open(false);
  }

  /** @param {boolean} moved whether the reader has asked for another page */
  async #open(moved) {
    if (!this.#ready) return;
    const turn = ++this.#turn;
    const { route, params, query } = current();
    this.#problem = null;
    if (!route) return this.#show(null, 'Not found', moved);
    if (route.role !== undefined && !session.user) {
      location.replace(`#/login?next=${encodeURIComponent(location.hash.slice(1))}`);
      return;
    }
    try {
      await route.load();
    } catch (error) {
      this.#problem = Problem.of(error);
    }
    if (turn !== this.#turn) return;
    if (this.#problem) return this.#show(null, route.title, moved);
    if (!moved && this.#page?.localName === route.tag) return this.requestUpdate();
    this.#show(Object.assign(document.createElement(route.tag), { params, query }), route.title, moved);
  }

  /** @param {HTMLElement | null} page @param {string} title @param {boolean} moved */
  async #show(page, title, moved) {
    this.#page = page;
    document.title = title === 'Search flights' ? 'SkyBound' : `${title} · SkyBound`;
    this.requestUpdate();
    await this.updateComplete;
    if (!moved) return;
    window.scrollTo(0, 0);
    await /** @type {any} */ (page)?.updateComplete;
    const heading = /** @type {HTMLElement | null} */ (this.querySelector('main h1'));
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }

  /** @param {string} scheme */
  #paint(scheme) {
    document.documentElement.style.colorScheme = scheme;
    localStorage.setItem('skybound.scheme', scheme);
    this.requestUpdate();
  }

  #nextScheme() {
    const now = SCHEMES.indexOf(/** @type {any} */ (localStorage.getItem('skybound.scheme')));
    this.#paint(SCHEMES[(now + 1) % SCHEMES.length]);
  }

  async #leave() {
    await session.logout();
    this.go('/');
  }

  render() {
    const scheme = localStorage.getItem('skybound.scheme') ?? 'light dark';
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>Skip to content</a>
      <header class="top">
        <a class="brand" href="#/"><span aria-hidden="true" class="brand-mark"></span>SkyBound</a>
        <nav aria-label="Main">
          ${this.#link('/', 'Flights')}
          ${session.has('traveller') ? this.#link('/bookings', 'My bookings') : nothing}
          ${session.has('ops') ? html`${this.#link('/ops', 'Operations')}${this.#link('/ops/system', 'System')}` : nothing}
          ${session.has('auditor') ? this.#link('/audit', 'Audit') : nothing}
        </nav>
        <div class="who">
          <button class="icon" @click=${this.#nextScheme} aria-label="Colours: ${SCHEME_NAMES[scheme]}. Change"
            title="Colours: ${SCHEME_NAMES[scheme]}"><span aria-hidden="true" class="scheme"></span></button>
          ${session.user
            ? html`${this.#link('/profile', session.user.first_name)}<button class="quiet" @click=${this.#leave}>Sign out</button>`
            : this.#link('/login', 'Sign in')}
        </div>
      </header>
      <main id="main" tabindex="-1">${this.#content()}</main>
      <footer class="bottom"><p>SkyBound runs on your machine. <a href="/swagger-ui.html">API</a> · <a href="/dev/mailbox">Mailbox</a></p></footer>`;
  }

  #content() {
    if (this.#problem) return html`<h1>That did not load</h1>${failure(this.#problem, () => this.#open(false))}`;
    const { route } = current();
    if (this.#ready && !route) return html`<h1>Nothing is here</h1><p>This address leads nowhere. <a href="#/">Search flights</a> instead.</p>`;
    if (route?.role && session.user && !session.has(route.role)) {
      return html`<h1>Not for this account</h1><p>You are signed in as ${session.user.email}, which can’t open this page. Sign in with another account.</p>`;
    }
    return this.#page ?? nothing;
  }

  /** @param {string} path @param {string} text */
  #link(path, text) {
    const here = (location.hash.slice(1).split('?')[0] || '/') === path;
    return html`<a href="#${path}" aria-current=${here ? 'page' : 'false'}>${text}</a>`;
  }

  /** @param {Event} event */
  #skip(event) {
    event.preventDefault();
    document.getElementById('main')?.focus();
  }
}

customElements.define('sky-app', SkyApp);
