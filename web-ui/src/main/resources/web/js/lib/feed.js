import { Problem } from './http.js';
import { session } from './session.js';

const SILENCE = 45_000;
const LONGEST_PAUSE = 20_000;

/**
 * Reads server-sent events with `fetch`, which can send the access token where EventSource can't, and goes on after the
 * last event seen whenever the connection breaks. A hidden window lets go of its connection until it is looked at again.
 */
export class Feed {
  /** @type {'connecting' | 'live' | 'waiting' | 'over'} */
  state = 'connecting';
  #open = true;
  #last = '';
  #pause = 500;
  #abort = new AbortController();
  #wake = () => {};

  /**
   * @param {string} path
   * @param {{ authorized?: boolean, onEvent: (data: any) => void, onState?: () => void }} to
   */
  constructor(path, to) {
    this.path = path;
    this.to = to;
    document.addEventListener('visibilitychange', this.#look);
    window.addEventListener('online', this.#look);
    this.#run();
  }

  close() {
    this.#open = false;
    document.removeEventListener('visibilitychange', this.#look);
    window.removeEventListener('online', this.#look);
    this.#abort.abort();
    this.#wake();
  }

  #look = () => {
    if (document.hidden) this.#abort.abort();
    else this.#wake();
  };

  async #run() {
    for (let failures = 0; this.#open; failures++) {
      try {
        if (!document.hidden && (await this.#read())) failures = 0;
      } catch (error) {
        if (this.#isOver(error)) return this.#say('over');
      }
      if (!this.#open) return;
      this.#say('waiting');
      await this.#rest(failures);
    }
  }

  /** @returns whether anything came */
  async #read() {
    this.#abort = new AbortController();
    const headers = { Accept: 'text/event-stream', ...(this.#last ? { 'Last-Event-ID': this.#last } : {}) };
    if (this.to.authorized) Object.assign(headers, { Authorization: `Bearer ${await session.token()}` });
    const response = await fetch(this.path, { headers, signal: this.#abort.signal, cache: 'no-store' });
    if (response.status === 401) await session.renew();
    if (!response.ok || !response.body) throw new Problem(response.status, { code: 'no_stream' });
    this.#say('live');
    let came = false;
    let silence = setTimeout(() => this.#abort.abort(), SILENCE);
    try {
      for await (const block of blocks(response.body)) {
        clearTimeout(silence);
        silence = setTimeout(() => this.#abort.abort(), SILENCE);
        came = true;
        this.#take(block);
      }
    } catch (error) {
      if (!came) throw error;
    } finally {
      clearTimeout(silence);
    }
    return came;
  }

  /** @param {string} block lines of one event */
  #take(block) {
    let data = '';
    for (const line of block.split('\n')) {
      const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
      if (name === 'data') data += value;
      else if (name === 'id') this.#last = value;
      else if (name === 'retry') this.#pause = Number(value);
    }
    if (data) this.to.onEvent(JSON.parse(data));
  }

  /** @param {number} failures */
  #rest(failures) {
    const pause = document.hidden ? 2 ** 31 - 1 : Math.min(this.#pause * 2 ** Math.min(failures, 6), LONGEST_PAUSE);
    return new Promise((done) => {
      const timer = setTimeout(done, pause * (0.5 + Math.random() / 2));
      this.#wake = () => {
        clearTimeout(timer);
        done(undefined);
      };
    });
  }

  /** @param {unknown} error */
  #isOver(error) {
    return error instanceof Problem && ([403, 404].includes(error.status) || (error.status === 401 && !session.remembered));
  }

  /** @param {Feed['state']} state */
  #say(state) {
    this.state = state;
    this.to.onState?.();
  }
}

/** The stream cut at its empty lines. @param {ReadableStream<Uint8Array>} body */
async function* blocks(body) {
  const reader = body.pipeThrough(/** @type {ReadableWritablePair<string, any>} */ (new TextDecoderStream())).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).replaceAll('\r\n', '\n').split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield part;
  }
}
