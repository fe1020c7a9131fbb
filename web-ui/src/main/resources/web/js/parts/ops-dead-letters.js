import { Fetched, View, html, nothing } from '../lib/view.js';
import { Problem } from '../lib/http.js';
import { session } from '../lib/session.js';
import { moment, number, times } from '../lib/format.js';
import { confirmed } from './confirm.js';
import { mistakes } from './field.js';

/** Events that a projection could not digest: look at them, try them again, or drop them with a reason. */
class OpsDeadLetters extends View {
  static properties = { projection: {}, count: { type: Number }, problem: { state: true }, opened: { state: true } };

  constructor() {
    super();
    this.projection = '';
    this.count = 0;
    /** @type {Problem | undefined} */
    this.problem = undefined;
    /** @type {import('skybound-api').OpenedDeadLetter | undefined} */
    this.opened = undefined;
    this.letters = new Fetched(this, async () => /** @type {import('skybound-api').LetterView[]} */ ((await session.send('GET', this.#path())).data));
  }

  /** @param {string} [more] */
  #path(more = '') {
    return `/ops/projections/${this.projection}/dead-letters${more}`;
  }

  /** @param {() => Promise<unknown>} work */
  async #do(work) {
    try {
      await work();
      this.problem = undefined;
    } catch (error) {
      this.problem = Problem.of(error);
    }
    this.letters.load();
  }

  /** @param {string} id */
  async #drop(id) {
    const reason = await confirmed({ title: 'Drop this event?', text: 'The read model goes on without it, until it is rebuilt.', action: 'Drop it', danger: true, reason: 'Why' });
    if (reason !== null) this.#do(() => session.send('DELETE', this.#path(`/${id}`), { query: { reason } }));
  }

  render() {
    return html`<details class="note bad" @toggle=${(/** @type {any} */ event) => event.target.open && this.letters.load()}>
      <summary>${number(this.count)} ${this.count === 1 ? 'event is' : 'events are'} parked</summary>
      ${mistakes(this.problem)}
      ${this.letters.show((letters) => html`<ul class="people-list">${letters.map((letter) => html`<li>
        <strong>${letter.event_type}</strong> of <span class="code">${letter.aggregate_id}</span>
        <span class="small">${letter.cause} · ${moment(letter.enqueued_at)} · tried ${times(letter.attempts)}</span>
        <span class="row"><button class="quiet compact" @click=${() => this.#do(() => session.send('POST', this.#path(`/${letter.id}/retry`), { body: {} }))}>Try again</button>
          <button class="quiet compact" @click=${() => this.#do(async () => (this.opened = (await session.send('GET', this.#path(`/${letter.id}`))).data))}>Look inside</button>
          <button class="quiet compact" @click=${() => this.#drop(letter.id)}>Drop</button></span>
        ${this.opened?.id === letter.id ? html`<pre tabindex="0">${JSON.stringify(this.opened?.payload, null, 2)}</pre>` : nothing}
      </li>`)}</ul>`)}
    </details>`;
  }
}

customElements.define('ops-dead-letters', OpsDeadLetters);
