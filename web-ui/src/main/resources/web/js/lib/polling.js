/** Does something again and again while its component is there and looked at, one at a time. */
export class Polling {
  #timer = 0;

  /** @param {import('./view.js').View} host @param {number} seconds @param {() => Promise<unknown>} work */
  constructor(host, seconds, work) {
    this.seconds = seconds;
    this.work = work;
    host.addController(this);
  }

  hostConnected() {
    this.#round();
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
    this.#timer = -1;
  }

  async #round() {
    this.#timer = 0;
    if (!document.hidden) await this.work();
    if (this.#timer === 0) this.#timer = setTimeout(() => this.#round(), this.seconds * 1000);
  }
}
