import { LitElement, html, nothing } from 'lit';
import { Problem } from './http.js';

export { html, nothing };

/** A component in the page's own tree: labels, ids and styles are those of the page, and so is what assistive technology sees. */
export class View extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** @param {string} path */
  go(path) {
    location.hash = path;
  }
}

/**
 * Something that is fetched: says whether it is still coming, is there, or failed, and shows each.
 * @template T
 */
export class Fetched {
  /** @type {T | undefined} */
  value;
  /** @type {Problem | undefined} */
  problem;
  loading = false;
  #turn = 0;

  /** @param {View} host @param {() => Promise<T>} fetch */
  constructor(host, fetch) {
    this.host = host;
    this.fetch = fetch;
  }

  /** Fetches it (again). What is there stays until the new has come. */
  async load() {
    const turn = ++this.#turn;
    this.loading = true;
    this.host.requestUpdate();
    try {
      const value = await this.fetch();
      if (turn !== this.#turn) return;
      this.value = value;
      this.problem = undefined;
    } catch (error) {
      if (turn !== this.#turn) return;
      this.problem = Problem.of(error);
    }
    this.loading = false;
    this.host.requestUpdate();
  }

  /** @param {(value: T) => unknown} ready @param {unknown} [loading] */
  show(ready, loading = skeleton()) {
    if (this.problem && this.value === undefined) return failure(this.problem, () => this.load());
    if (this.value === undefined) return loading;
    return html`${this.problem ? failure(this.problem, () => this.load()) : nothing}${ready(this.value)}`;
  }
}

/** @param {number} [lines] */
export function skeleton(lines = 3) {
  return html`<div class="skeleton" role="status"><span class="sr-only">Loading</span>
    ${Array.from({ length: lines }, () => html`<div class="card"></div>`)}</div>`;
}

/** @param {Problem} problem @param {() => void} [again] */
export function failure(problem, again) {
  return html`<div class="note bad" role="alert">
    <p>${problem.message}</p>
    ${problem.requestId ? html`<p class="small muted">Reference for support: ${problem.requestId}</p>` : nothing}
    ${again && problem.status !== 404 ? html`<button class="quiet" @click=${again}>Try again</button>` : nothing}
  </div>`;
}

/** @param {string} title @param {unknown} text */
export function empty(title, text) {
  return html`<div class="empty"><h2>${title}</h2><p>${text}</p></div>`;
}
