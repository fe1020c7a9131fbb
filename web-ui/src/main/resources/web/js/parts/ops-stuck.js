import { Fetched, View, html } from '../lib/view.js';
import { Problem } from '../lib/http.js';
import { session } from '../lib/session.js';
import { Polling } from '../lib/polling.js';
import { moment, number } from '../lib/format.js';
import { confirmed } from './confirm.js';
import { mistakes } from './field.js';

/** Steps of bookings that wait for a person. */
class OpsStuck extends View {
  static properties = { problem: { state: true } };

  constructor() {
    super();
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.stuck = new Fetched(this, async () => /** @type {import('skybound-api').StuckView[]} */ ((await session.send('GET', '/ops/stuck-processes')).data));
    new Polling(this, 5, () => this.stuck.load());
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
            <div class="row spread"><h3>${one.step}</h3><span class="code small">${one.booking_id}</span></div>
            <p class="small muted">${one.last_error} · since ${moment(one.since)} · tried ${number(one.attempts)} times</p>
            <div class="row"><button class="quiet compact" @click=${() => this.#help(one.id, 'retry')}>Try again</button>
              <button class="quiet compact" @click=${() => this.#help(one.id, 'compensate')}>Give up and undo</button></div></li>`)}</ul>`
        : html`<p class="card muted">Nothing is stuck.</p>`)}
    </section>`;
  }
}

customElements.define('ops-stuck', OpsStuck);
