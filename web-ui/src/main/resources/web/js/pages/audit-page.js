import { Fetched, View, empty, html, nothing } from '../lib/view.js';
import { session } from '../lib/session.js';
import { moment, spoken } from '../lib/format.js';
import { field } from '../parts/field.js';
import { badge } from '../parts/status.js';
import '../parts/event-export.js';

/** @typedef {import('skybound-api').FoundBooking} Found */

/** Which booking? Found by what its traveller was told, or by its id. */
class AuditPage extends View {
  #wanted = '';

  constructor() {
    super();
    this.found = new Fetched(this, async () => /** @type {Found[]} */ ((await session.send('GET', '/audit/bookings', { query: { reference: this.#wanted } })).data));
    this.reads = new Fetched(this, async () => /** @type {import('skybound-api').AuditedRead[]} */ ((await session.send('GET', '/audit/reads', { query: { limit: 10 } })).data));
  }

  connectedCallback() {
    super.connectedCallback();
    this.reads.load();
  }

  /** @param {Event} event */
  async #find(event) {
    event.preventDefault();
    const wanted = this.#wanted.trim();
    if (!wanted) return;
    if (wanted.startsWith('bkg_')) return this.go(`/audit/${wanted}`);
    await this.found.load();
    const [only] = this.found.value ?? [];
    if (this.found.value?.length === 1) this.go(`/audit/${only.id}`);
  }

  render() {
    const asked = this.found.value !== undefined || this.found.problem !== undefined;
    return html`<h1>Audit</h1><p class="lead">Everything that ever happened to a booking, and the booking as it was at any moment. Each look is recorded.</p>
      <div class="stack">
        <div class="halves"><form class="card stack" @submit=${this.#find}>
          ${field({ id: 'reference', label: 'Reference or id of a booking', autocomplete: 'off', hint: 'Six letters and digits, as in ADA4WX', on: (value) => (this.#wanted = value) })}
          <button class="primary">Find</button>
        </form><event-export @exported=${() => this.reads.load()}></event-export></div>
        ${asked ? this.found.show((found) => (found.length ? html`<ul class="stack">${found.map((one) => this.#booking(one))}</ul>` : empty('Nothing found', 'No booking has this reference.'))) : nothing}
        <section class="card" aria-labelledby="reads-title"><h2 id="reads-title">Who has looked</h2>
          ${this.reads.show((reads) => html`<ul class="people-list">${reads.map((read) => html`<li><strong>${spoken(read.operation)}</strong>
            <span class="small muted"><span class="code">${read.resource}</span> · <span class="code">${read.auditor}</span> · ${moment(read.at)}</span></li>`)}</ul>`)}</section>
      </div>`;
  }

  /** @param {Found} one */
  #booking(one) {
    return html`<li><a class="card booking" href="#/audit/${one.id}"><span class="row spread"><strong class="code">${one.booking_reference}</strong>${badge(one.status)}</span>
      <span class="small muted">${moment(one.created_at)} · <span class="code">${one.id}</span></span></a></li>`;
  }
}

customElements.define('audit-page', AuditPage);
