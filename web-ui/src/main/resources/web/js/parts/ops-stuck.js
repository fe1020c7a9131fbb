import { Fetched, View, html, nothing } from '../lib/view.js';
import { Problem } from '../lib/http.js';
import { session } from '../lib/session.js';
import { Polling } from '../lib/polling.js';
import { moment, spoken, times } from '../lib/format.js';
import { confirmed } from './confirm.js';
import { mistakes } from './field.js';

/** @typedef {import('skybound-api').StuckView} Stuck */

/** Steps of bookings that wait for a person. */
class OpsStuck extends View {
  static properties = { problem: { state: true } };

  /** The commands that undo steps, by step; empty if there is none. @type {Map<string, string>} */
  #undone = new Map();

  constructor() {
    super();
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.stuck = new Fetched(this, () => this.#load());
    new Polling(this, 5, () => this.stuck.load());
  }

  /** @returns {Promise<Stuck[]>} */
  async #load() {
    const { data } = await session.send('GET', '/ops/stuck-processes');
    await Promise.all(data.map((/** @type {Stuck} */ one) => this.#open(one.id)));
    return data;
  }

  /** Whether it can be undone is asked once. @param {string} id */
  async #open(id) {
    if (this.#undone.has(id)) return;
    const { data } = await session.send('GET', `/ops/stuck-processes/${id}`).catch(() => ({ data: {} }));
    this.#undone.set(id, data.compensation ?? '');
  }

  /** @param {string} id @param {'retry' | 'compensate'} verb */
  async #help(id, verb) {
    if (verb === 'compensate' && (await confirmed({ title: 'Give it up?', text: 'The booking is undone instead, and what was paid goes back.', action: 'Undo the booking', danger: true })) === null) return;
    try {
      await session.send('POST', `/ops/stuck-processes/${id}/${verb}`, { body: {} });
      this.problem = undefined;
    } catch (error) {
      this.problem = Problem.of(error);
    }
    this.stuck.load();
  }

  render() {
    return html`<section class="stack" aria-labelledby="stuck-title"><h2 id="stuck-title">Stuck processes</h2>
      ${mistakes(this.problem)}
      ${this.stuck.show((stuck) => stuck.length
        ? html`<ul class="stack">${stuck.map((one) => html`<li class="card stack">
            <div class="row spread"><h3>${spoken(one.step)}</h3><span class="code small">${one.booking_id}</span></div>
            <p class="small muted">${one.last_error} · since ${moment(one.since)} · tried ${times(one.attempts)}</p>
            <div class="row"><button class="quiet compact" @click=${() => this.#help(one.id, 'retry')}>Try again</button>
              ${this.#undone.get(one.id) ? html`<button class="quiet compact" @click=${() => this.#help(one.id, 'compensate')}>Give up and undo</button>` : nothing}</div>
            ${this.#undone.get(one.id) ? nothing : html`<p class="small muted">Nothing undoes this step. A refund that is refused for good is settled by hand, through the API.</p>`}</li>`)}</ul>`
        : html`<p class="card muted">Nothing is stuck.</p>`)}
    </section>`;
  }
}

customElements.define('ops-stuck', OpsStuck);
