import { View, html, nothing } from '../lib/view.js';
import { Problem } from '../lib/http.js';
import { session } from '../lib/session.js';
import { download } from '../lib/download.js';
import { moment, number } from '../lib/format.js';
import { field } from './field.js';

/** As many as the API gives at once: each page is a recorded read. */
const PAGE = 10_000;
const NEWLINE = 10;

/**
 * Brings all events into a file, page by page. A page that is complete becomes a Blob, which browsers keep where there is
 * room, on disk too, and an export that broke off goes on behind the last of them. Says `exported` at the end.
 */
class EventExport extends View {
  static properties = { state: { state: true }, problem: { state: true }, count: { state: true }, until: { state: true } };

  /** @type {Blob[]} */
  #pages = [];
  #after = '';
  #start = '';
  #abort = new AbortController();
  /** Of the first event and of the beginning, between which everything lies. */
  #from = 0;
  #to = 0;

  constructor() {
    super();
    /** @type {'ready' | 'running' | 'broken' | 'done'} */
    this.state = 'ready';
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.count = 0;
    /** When the last event happened that is here. */
    this.until = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#abort.abort();
  }

  /** @param {Event} event */
  #begin(event) {
    event.preventDefault();
    this.#pages = [];
    this.count = 0;
    this.until = '';
    this.#from = 0;
    this.#start = this.#after;
    this.#to = Date.now();
    this.#run();
  }

  async #run() {
    const abort = (this.#abort = new AbortController());
    this.state = 'running';
    this.problem = undefined;
    try {
      while (await this.#page(abort.signal)) if (abort.signal.aborted) return;
      this.#save();
    } catch (error) {
      if (abort.signal.aborted) return;
      this.problem = Problem.of(error);
      this.state = this.problem.at('/after') ? 'ready' : 'broken';
    }
  }

  /** @param {AbortSignal} signal @returns {Promise<boolean>} whether there is more */
  async #page(signal) {
    const response = await this.#ask(signal);
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    const before = this.count;
    /** @type {Uint8Array[]} */
    const chunks = [];
    for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
      chunks.push(value);
      this.count += value.reduce((lines, byte) => lines + (byte === NEWLINE ? 1 : 0), 0);
    }
    const page = new Blob(/** @type {BlobPart[]} */ (chunks));
    if (this.count === before) return false;
    const lines = (await page.text()).trimEnd().split('\n');
    const last = JSON.parse(/** @type {string} */ (lines.at(-1)));
    this.#from ||= Date.parse(JSON.parse(lines[0]).occurred_at);
    this.#pages.push(page);
    this.#after = String(last.position);
    this.until = last.occurred_at;
    return /rel="next"/.test(response.headers.get('Link') ?? '');
  }

  /** @param {AbortSignal} signal */
  async #ask(signal) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(this.#after ? { after: this.#after } : {}) });
    const ask = async () =>
      fetch(`/audit/events?${query}`, { signal, cache: 'no-store', headers: { Authorization: `Bearer ${await session.token()}` } });
    let response = await ask();
    if (response.status === 401) {
      await session.renew();
      response = await ask();
    }
    if (!response.ok) throw new Problem(response.status, await response.json().catch(() => ({})));
    return response;
  }

  #save() {
    this.state = 'done';
    this.dispatchEvent(new CustomEvent('exported'));
    if (!this.count) return;
    download(`skybound-events-to-${this.#after}.ndjson`, 'application/x-ndjson', this.#pages);
    this.#pages = [];
  }

  #cancel() {
    this.#abort.abort();
    this.#pages = [];
    this.#after = this.#start;
    this.state = 'ready';
    this.problem = undefined;
  }

  render() {
    const running = this.state === 'running';
    return html`<section class="card stack" aria-labelledby="export-title"><h2 id="export-title">Export</h2>
      <p class="muted small">Everything that was ever recorded, one line of JSON each. Of personal data only the shape is shown.</p>
      ${running || this.state === 'broken' ? this.#progress() : html`<form class="stack" @submit=${this.#begin} novalidate>
        ${field({ id: 'after', label: 'Only after position', value: this.#after, error: this.problem?.at('/after'), hint: 'Left empty, from the first event on', on: (value) => (this.#after = value.trim()) })}
        ${this.state === 'done' ? this.#result() : nothing}
        <button class="quiet">Export all events</button></form>`}
      ${this.problem && !this.problem.at('/after') ? html`<p class="note bad" role="alert">${this.problem.message}</p>` : nothing}
      ${this.state === 'broken'
        ? html`<div class="row"><button class="primary" @click=${() => this.#run()}>Go on</button><button class="quiet" @click=${this.#cancel}>Cancel the export</button></div>` : nothing}
      ${running ? html`<button class="quiet" @click=${this.#cancel}>Cancel the export</button>` : nothing}
    </section>`;
  }

  #progress() {
    const whole = Math.max(1, this.#to - this.#from);
    const part = this.until ? Math.min(100, Math.round(((Date.parse(this.until) - this.#from) * 100) / whole)) : 0;
    return html`<div class="row progress"><progress max="100" value=${part} aria-label="Export"></progress></div>
      <p class="small muted num">${number(this.count)} events${this.until ? `, up to ${moment(this.until)}` : ''}</p>`;
  }

  #result() {
    return this.count
      ? html`<p class="note good" role="status">${number(this.count)} ${this.count === 1 ? 'event' : 'events'}, up to position ${this.#after}. The next export goes on from there.</p>`
      : html`<p class="note" role="status">Nothing has happened after this position.</p>`;
  }
}

customElements.define('event-export', EventExport);
