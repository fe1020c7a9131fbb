import { Problem, send } from './http.js';

const KEY = 'skybound.session';
const EARLY = 30_000;

/**
 * Who is signed in. The access token lives in this window's memory only; the refresh token, which is good for one use, is
 * shared by the browser's windows and renewed by one of them at a time. Says `change` when somebody comes or goes.
 */
class Session extends EventTarget {
  /** @type {import('skybound-api').Profile | null} */
  user = null;
  /** Whether the last session ended by itself. */
  expired = false;
  #access = '';
  #until = 0;
  /** @type {Promise<void> | null} */
  #renewing = null;

  constructor() {
    super();
    window.addEventListener('storage', (event) => {
      if (event.key !== KEY) return;
      if (!event.newValue) this.#end(false);
      else if (!this.user) this.start();
    });
  }

  get remembered() {
    return localStorage.getItem(KEY) !== null;
  }

  /** @param {string} role */
  has(role) {
    return this.user?.roles.includes(role) ?? false;
  }

  /** Goes on with the session that this browser knows, if there is one. */
  async start() {
    if (!this.remembered) return;
    try {
      await this.#welcome();
    } catch (error) {
      if (Problem.of(error).status !== 401) throw error;
    }
  }

  /** @param {string} email @param {string} password */
  async login(email, password) {
    this.#keep((await send('POST', '/auth/login', { body: { email, password } })).data);
    await this.#welcome();
  }

  /** @param {Record<string, string>} form */
  async register(form) {
    await send('POST', '/auth/register', { body: form });
    await this.login(form.email, form.password);
  }

  async logout() {
    const refresh = localStorage.getItem(KEY);
    const goodbye = this.send('POST', '/auth/logout', { body: { refresh_token: refresh } });
    await goodbye.catch(() => undefined);
    this.#end(false);
  }

  /** A token that is good for a while. */
  async token() {
    if (Date.now() > this.#until - EARLY) await this.renew();
    return this.#access;
  }

  /** @param {string} method @param {string} path @param {import('./http.js').Options} [options] */
  async send(method, path, options = {}) {
    const authorized = async () => ({
      ...options,
      headers: { ...options.headers, Authorization: `Bearer ${await this.token()}` },
    });
    try {
      return await send(method, path, await authorized());
    } catch (error) {
      if (Problem.of(error).status !== 401 || !this.remembered) throw error;
      await this.renew();
      return send(method, path, await authorized());
    }
  }

  /** Changes the tokens for new ones; if that is refused, the session is over. */
  renew() {
    this.#renewing ??= oneWindowAtATime(() => this.#exchange()).finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  async #exchange() {
    const refresh = localStorage.getItem(KEY);
    if (!refresh) throw new Problem(401, { code: 'unauthorized', detail: 'Please sign in.' });
    try {
      this.#keep((await send('POST', '/auth/refresh', { body: { refresh_token: refresh } })).data);
    } catch (error) {
      if (Problem.of(error).status === 401) this.#end(true);
      throw error;
    }
  }

  async #welcome() {
    this.user = (await this.send('GET', '/users/me')).data;
    this.expired = false;
    this.dispatchEvent(new Event('change'));
  }

  /** @param {import('skybound-api').Tokens} tokens */
  #keep(tokens) {
    this.#access = tokens.access_token;
    this.#until = Date.now() + tokens.expires_in * 1000;
    localStorage.setItem(KEY, tokens.refresh_token);
  }

  /** @param {boolean} expired */
  #end(expired) {
    const somebody = this.user !== null || this.remembered;
    localStorage.removeItem(KEY);
    this.#access = '';
    this.#until = 0;
    this.user = null;
    this.expired = expired;
    if (somebody) this.dispatchEvent(new Event('change'));
  }
}

/** @param {() => Promise<void>} work @returns {Promise<void>} */
function oneWindowAtATime(work) {
  return navigator.locks ? navigator.locks.request(KEY, work).then(() => undefined) : work();
}

export const session = new Session();
