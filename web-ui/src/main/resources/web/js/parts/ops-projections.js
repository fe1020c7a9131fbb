import { Fetched, View, html, nothing } from '../lib/view.js';
import { Problem } from '../lib/http.js';
import { session } from '../lib/session.js';
import { Polling } from '../lib/polling.js';
import { number } from '../lib/format.js';
import { chart, grown } from './chart.js';
import { confirmed } from './confirm.js';
import { mistakes } from './field.js';
import { badge } from './status.js';
import './ops-dead-letters.js';

/** @typedef {import('skybound-api').ProjectionView} Projection */

/** How far the read models are, how fast they move, and how a rebuild goes. */
class OpsProjections extends View {
  static properties = { problem: { state: true } };

  /** @type {number[]} */
  #throughput = [];
  /** @type {number[]} */
  #lag = [];
  #seen = { head: 0, at: 0 };

  constructor() {
    super();
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.projections = new Fetched(this, () => this.#load());
    new Polling(this, 2, () => this.projections.load());
  }

  /** @returns {Promise<Projection[]>} */
  async #load() {
    const { data } = await session.send('GET', '/ops/projections');
    const head = Math.max(0, ...data.map((/** @type {Projection} */ one) => one.head));
    const now = performance.now();
    if (this.#seen.at) this.#throughput = grown(this.#throughput, Math.max(0, ((head - this.#seen.head) * 1000) / (now - this.#seen.at)));
    this.#lag = grown(this.#lag, Math.max(0, ...data.map((/** @type {Projection} */ one) => one.lag.events)));
    this.#seen = { head, at: now };
    return data;
  }

  /** @param {string} name */
  async #rebuild(name) {
    const yes = await confirmed({ title: `Rebuild ${name}?`, text: 'It is made anew from the first event on, beside the old one. Reads go on meanwhile.', action: 'Rebuild it' });
    if (yes === null) return;
    try {
      await session.send('POST', `/ops/projections/${name}/rebuild`, { body: {} });
      this.problem = undefined;
    } catch (error) {
      this.problem = Problem.of(error);
    }
    this.projections.load();
  }

  render() {
    return html`<section class="stack" aria-labelledby="projections-title"><h2 id="projections-title">Read models</h2>
      ${mistakes(this.problem)}
      ${this.projections.show((projections) => html`
        <div class="charts">${chart('Throughput', this.#throughput, 'events/s')}${chart('Lag', this.#lag, 'events')}</div>
        <ul class="stack">${projections.map((one) => this.#projection(one))}</ul>`)}
    </section>`;
  }

  /** @param {Projection} one */
  #projection(one) {
    const rebuilding = one.status === 'rebuilding';
    return html`<li class="card stack">
      <div class="row spread"><h3>${one.name}</h3><span class="row">${badge(one.status)}
        <button class="quiet compact" ?disabled=${rebuilding} aria-label="Rebuild ${one.name}" @click=${() => this.#rebuild(one.name)}>Rebuild</button></span></div>
      <div class="row progress"><progress max="100" value=${one.percent} aria-label="${one.name}: ${one.percent} %"></progress><span class="num">${one.percent} %</span></div>
      <p class="small muted num">${number(one.position)} of ${number(one.head)} events · ${number(one.lag.events)} behind${one.lag.seconds ? `, ${number(one.lag.seconds)} s` : ''}
        ${rebuilding && one.rebuild ? ` · asked for by ${one.rebuild.requested_by}` : nothing}</p>
      ${one.reason ? html`<p class="note warn">${one.reason}</p>` : nothing}
      ${one.dead_letters ? html`<ops-dead-letters .projection=${one.name} .count=${one.dead_letters}></ops-dead-letters>` : nothing}
    </li>`;
  }
}

customElements.define('ops-projections', OpsProjections);
