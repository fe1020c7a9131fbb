import { Fetched, View, empty, html, nothing } from '../lib/view.js';
import { repeat } from 'lit/directives/repeat.js';
import { send } from '../lib/http.js';
import { address } from '../lib/routes.js';
import { airports } from '../lib/airports.js';
import { clockOfDay, date, duration, minorMoney, number, words } from '../lib/format.js';

/** @typedef {import('skybound-api').FlightColumns} Columns */

const DAY = 1439;
const AT_ONCE = 60;
const PRICE_STEP = 500;

/** What flies: found once, then filtered and sorted in a worker while one types and drags. */
class ResultsPage extends View {
  static properties = {
    query: { attribute: false },
    shown: { state: true },
    wish: { state: true },
    picked: { state: true },
    most: { state: true },
  };

  #worker = new Worker(new URL('../results-worker.js', import.meta.url), { type: 'module' });
  #turn = 0;

  constructor() {
    super();
    this.query = new URLSearchParams();
    /** @type {{ out: number[], back: number[] } | null} */
    this.shown = null;
    this.wish = { text: '', most: 0, from: 0, to: DAY, sort: 'price' };
    /** @type {{ out?: number, back?: number }} */
    this.picked = {};
    this.most = { out: AT_ONCE, back: AT_ONCE };
    this.flights = new Fetched(this, () => this.#search());
    this.#worker.onmessage = ({ data }) => {
      if (data.turn === this.#turn) this.shown = { out: data.out, back: data.back };
    };
  }

  connectedCallback() {
    super.connectedCallback();
    this.flights.load();
    airports.ready().then(() => this.requestUpdate(), () => undefined);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#worker.terminate();
  }

  /** @returns {Promise<Columns>} */
  async #search() {
    const get = (/** @type {string} */ name) => this.query.get(name) || undefined;
    const body = {
      from_code: get('from'),
      to_code: get('to'),
      departure_date: get('depart'),
      return_date: get('back'),
      passengers: Number(get('adults') ?? 1) + Number(get('children') ?? 0),
      cabin_class: get('cabin'),
    };
    const { data } = await send('POST', '/search/optimize', { body });
    this.#worker.postMessage({ columns: data });
    this.wish = { ...this.wish, most: up(Math.max(0, ...data.price_minor)) };
    this.#ask();
    return data;
  }

  #ask() {
    this.#worker.postMessage({ turn: ++this.#turn, wish: this.wish });
  }

  /** @param {Partial<ResultsPage['wish']>} change */
  #want(change) {
    this.wish = { ...this.wish, ...change };
    this.#ask();
  }

  render() {
    const [from, to] = ['from', 'to'].map((name) => place(this.query.get(name) ?? ''));
    const people = Number(this.query.get('adults') ?? 1) + Number(this.query.get('children') ?? 0);
    return html`
      <div class="page-head"><div>
        <h1>${from} to ${to}</h1>
        <p class="muted">${date(this.query.get('depart') ?? '')}${this.query.get('back') ? ` – ${date(this.query.get('back') ?? '')}` : ''} ·
          ${people} ${people === 1 ? 'seat' : 'seats'} · ${this.query.get('cabin') ? words(this.query.get('cabin') ?? '') : 'any cabin'}</p>
      </div><a class="button quiet" href="#${address('/', Object.fromEntries(this.query))}">Change search</a></div>
      ${this.flights.show((columns) => (columns.count ? this.#found(columns) : this.#nothing()))}`;
  }

  #nothing() {
    return empty('No flights that day', html`Nothing direct with enough free seats. Try another day, fewer seats or another cabin.`);
  }

  /** @param {Columns} columns */
  #found(columns) {
    const round = this.query.has('back');
    return html`<div class="results">
      ${this.#filters(columns)}
      <div class="lists">
        ${this.#list(columns, 'out', round ? 'Choose the way out' : 'Choose your flight')}
        ${round ? this.#list(columns, 'back', 'Choose the way back') : nothing}
      </div>
    </div>${this.#summary(columns, round)}`;
  }

  /** @param {Columns} columns */
  #filters(columns) {
    const [least, most] = [up(Math.min(...columns.price_minor)), up(Math.max(...columns.price_minor))];
    const { wish } = this;
    return html`<details class="card" ?open=${matchMedia('(min-width: 52rem)').matches}><summary>Filter and sort</summary>
      <form class="filters" aria-label="Filter" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <div class="field"><label for="filter">Airline or flight</label>
        <input id="filter" type="search" .value=${wish.text} placeholder="e.g. Delta" @input=${(/** @type {any} */ e) => this.#want({ text: e.target.value })}></div>
      <div class="field"><label for="sort">Sort by</label>
        <select id="sort" @change=${(/** @type {any} */ e) => this.#want({ sort: e.target.value })}>
          ${['price', 'departure', 'duration'].map((by) => html`<option value=${by} ?selected=${by === wish.sort}>${words(by)}</option>`)}
        </select></div>
      ${slider('most', 'Price up to', least, most, PRICE_STEP, wish.most, minorMoney(wish.most, currencyOf(columns, 0)), (most) => this.#want({ most }))}
      ${slider('from', 'Departs after', 0, DAY, 15, wish.from, clockOfDay(wish.from), (from) => this.#want({ from: Math.min(from, wish.to) }))}
      ${slider('to', 'Departs before', 0, DAY, 15, wish.to, clockOfDay(wish.to), (to) => this.#want({ to: Math.max(to, wish.from) }))}
    </form></details>`;
  }

  /** @param {Columns} columns @param {'out' | 'back'} way @param {string} title */
  #list(columns, way, title) {
    const picked = this.picked[way];
    const rows = picked === undefined ? (this.shown?.[way] ?? []) : [picked];
    return html`<section aria-labelledby="${way}-title">
      <div class="list-head"><h2 id="${way}-title">${title}</h2>
        ${picked === undefined ? html`<p class="muted small" role="status">${number(rows.length)} ${rows.length === 1 ? 'flight' : 'flights'}</p>` : nothing}</div>
      ${this.shown && !rows.length ? html`<p class="empty">Nothing fits these filters. Loosen one of them.</p>` : nothing}
      <ul class="flights">${repeat(rows.slice(0, this.most[way]), (row) => columns.ids[row], (row) => this.#flight(columns, row, way))}</ul>
      ${rows.length > this.most[way]
        ? html`<button class="quiet" @click=${() => (this.most = { ...this.most, [way]: this.most[way] + AT_ONCE })}>Show more</button>`
        : nothing}
    </section>`;
  }

  /** @param {Columns} c @param {number} i @param {'out' | 'back'} way */
  #flight(c, i, way) {
    const picked = this.picked[way] === i;
    const [from, to] = way === 'out' ? ['from', 'to'] : ['to', 'from'];
    const days = Math.floor(c.arrival_minutes[i] / 1440) - Math.floor(c.departure_minutes[i] / 1440);
    const price = minorMoney(c.price_minor[i], currencyOf(c, i));
    return html`<li class="card flight ${picked ? 'picked' : ''}">
      <div class="times"><strong>${clockOfDay(c.departure_minutes[i])}</strong><span class="path" aria-hidden="true"></span><strong>${clockOfDay(c.arrival_minutes[i])}</strong>
        ${days ? html`<sup title="arrives on another day">${days > 0 ? '+' : '−'}${Math.abs(days)}</sup>` : nothing}</div>
      <p class="muted small">${this.query.get(from)} – ${this.query.get(to)} · ${duration(c.duration_minutes[i])} · direct</p>
      <p class="who-flies">${c.airlines[c.airline[i]] ?? c.airline[i]} <span class="muted small">${c.flight_number[i]} · ${words(c.cabin[i])} ·
        ${c.available[i] <= 9 ? html`<span class="few">${c.available[i]} left</span>` : `${c.available[i]} free`}</span></p>
      <div class="take"><strong class="price">${price}</strong>
        <button class="quiet" @click=${() => (this.picked = { ...this.picked, [way]: picked ? undefined : i })}
          aria-label="${picked ? 'Change' : 'Choose'} ${c.flight_number[i]}, ${clockOfDay(c.departure_minutes[i])}, ${price}">${picked ? 'Change' : 'Choose'}</button></div>
    </li>`;
  }

  /** @param {Columns} columns @param {boolean} round */
  #summary(columns, round) {
    const { out, back } = this.picked;
    if (out === undefined && back === undefined) return nothing;
    const complete = out !== undefined && (!round || back !== undefined);
    const rows = [out, back].filter((row) => row !== undefined);
    const currency = currencyOf(columns, rows[0]);
    const sum = rows.reduce((total, row) => total + columns.price_minor[row], 0);
    const { adults, children, infants } = Object.fromEntries(this.query);
    const cabins = rows.map((row) => columns.cabin[row]);
    const next = address('/book', {
      out: out === undefined ? '' : columns.ids[out],
      back: back === undefined ? '' : columns.ids[back],
      cabin: cabins[0],
      adults, children, infants,
    });
    return html`<aside class="summary" aria-label="Your choice">
      <p><strong>${minorMoney(sum, currency)}</strong> <span class="muted">per seat${round ? ', both ways' : ''}</span></p>
      ${complete ? html`<a class="button primary" href="#${next}">Continue</a>` : html`<p class="muted">Now choose the way ${out === undefined ? 'out' : 'back'}.</p>`}
    </aside>`;
  }
}

/**
 * @param {string} id @param {string} label @param {number} min @param {number} max @param {number} step @param {number} value
 * @param {string} said @param {(value: number) => void} change
 */
function slider(id, label, min, max, step, value, said, change) {
  return html`<div class="field slider"><label for=${id}>${label} <output for=${id}>${said}</output></label>
    <input id=${id} type="range" min=${min} max=${max} step=${step} .value=${String(value)} aria-valuetext=${said}
      @input=${(/** @type {any} */ e) => change(Number(e.target.value))}></div>`;
}

/** What that flight's price is in. @param {Columns} columns @param {number} row */
function currencyOf(columns, row) {
  return columns.currency ?? columns.currencies?.[row] ?? 'USD';
}

/** To the next step of the slider. @param {number} minor */
function up(minor) {
  return Math.ceil(minor / PRICE_STEP) * PRICE_STEP;
}

/** @param {string} code */
function place(code) {
  return airports.byCode(code)?.city ?? code;
}

customElements.define('results-page', ResultsPage);
