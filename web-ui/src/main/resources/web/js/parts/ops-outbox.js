import { Fetched, View, html, nothing } from '../lib/view.js';
import { Problem } from '../lib/http.js';
import { session } from '../lib/session.js';
import { Polling } from '../lib/polling.js';
import { moment, words } from '../lib/format.js';
import { field, mistakes } from './field.js';
import { badge } from './status.js';

const STATES = { '': 'All', pending: 'Pending', sent: 'Sent', failed: 'Failed' };

/** The mails that are owed, were sent, or failed. */
class OpsOutbox extends View {
  static properties = { problem: { state: true }, wanted: { state: true } };

  constructor() {
    super();
    this.wanted = '';
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.mails = new Fetched(this, async () => /** @type {import('skybound-api').OutboxView[]} */ ((await session.send('GET', '/ops/outbox', { query: { status: this.wanted, limit: 10 } })).data));
    new Polling(this, 5, () => this.mails.load());
  }

  /** @param {string} id */
  async #resend(id) {
    try {
      await session.send('POST', `/ops/outbox/${id}/resend`, { body: {} });
      this.problem = undefined;
    } catch (error) {
      this.problem = Problem.of(error);
    }
    this.mails.load();
  }

  /** @param {string} status */
  #want(status) {
    this.wanted = status;
    this.mails.load();
  }

  render() {
    return html`<section class="stack" aria-labelledby="outbox-title">
      <div class="row spread"><h2 id="outbox-title">Outbox</h2>${field({ id: 'outbox-status', label: 'Show', value: this.wanted, choices: STATES, on: (value) => this.#want(value) })}</div>
      ${mistakes(this.problem)}
      ${this.mails.show((mails) => mails.length
        ? html`<ul class="card mails">${mails.map((mail) => html`<li>
            <span><strong>${words(mail.kind)}</strong> <span class="small muted"><span class="code">${mail.booking_id}</span> · ${moment(mail.sent_at ?? mail.created_at)}${mail.last_reply ? ` · ${mail.last_reply}` : ''}</span></span>
            <span class="row">${badge(mail.status)}${mail.status === 'pending' ? nothing : html`<button class="quiet compact" aria-label="Send ${words(mail.kind)} of ${mail.booking_id} again" @click=${() => this.#resend(mail.id)}>Send again</button>`}</span></li>`)}</ul>`
        : html`<p class="card muted">No mails.</p>`)}
    </section>`;
  }
}

customElements.define('ops-outbox', OpsOutbox);
