import { send } from './http.js';

/** @typedef {import('skybound-api').AirportView} Airport */

const KEY = '/cache/airports';

/** All airports, kept in IndexedDB, so that they can be searched at once and without a network. */
class Airports {
  /** @type {{ airport: Airport, code: string, city: string, text: string }[]} */
  #list = [];
  /** @type {Map<string, Airport>} */
  #byCode = new Map();
  /** @type {Promise<void> | null} */
  #loading = null;

  /** Resolves when they can be searched here. */
  ready() {
    this.#loading ??= this.#load().catch((error) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  /** @param {string} code */
  byCode(code) {
    return this.#byCode.get(code.toUpperCase());
  }

  /**
   * Best first; until they are here, the API is asked.
   * @param {string} words @param {number} [limit] @returns {Promise<Airport[]>}
   */
  async find(words, limit = 8) {
    const wanted = folded(words);
    if (!wanted) return [];
    if (!this.#list.length) {
      this.ready().catch(() => undefined);
      return (await send('GET', '/airports', { query: { query: words, limit } })).data;
    }
    return this.#list
      .map((entry) => ({ entry, rank: rank(entry, wanted) }))
      .filter(({ rank }) => rank < NO_MATCH)
      .sort((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map(({ entry }) => entry.airport);
  }

  async #load() {
    const kept = await read().catch(() => undefined);
    if (!kept) return this.#fetch();
    this.#use(kept.airports);
    this.#fetch(kept.tag).catch(() => undefined);
  }

  /** @param {string} [tag] */
  async #fetch(tag) {
    const response = await fetch(KEY, { headers: tag ? { 'If-None-Match': tag } : {} });
    if (response.status === 304) return;
    if (!response.ok) throw new Error(`airports: ${response.status}`);
    const airports = await response.json();
    const fresh = response.headers.get('ETag');
    this.#use(airports);
    if (fresh !== tag) await write({ airports, tag: fresh }).catch(() => undefined);
  }

  /** @param {Airport[]} airports */
  #use(airports) {
    this.#byCode = new Map(airports.map((airport) => [airport.iata_code, airport]));
    this.#list = airports.map((airport) => ({
      airport,
      code: airport.iata_code.toLowerCase(),
      city: folded(airport.city),
      text: folded(`${airport.name} ${airport.city} ${airport.country}`),
    }));
  }
}

const NO_MATCH = 9;

/** @param {{ code: string, city: string, text: string }} entry @param {string} wanted */
function rank(entry, wanted) {
  if (entry.code === wanted) return 0;
  if (entry.city.startsWith(wanted)) return 1;
  if (entry.code.startsWith(wanted)) return 2;
  if (entry.text.startsWith(wanted)) return 3;
  return wanted.split(' ').every((word) => ` ${entry.text}`.includes(` ${word}`)) ? 4 : NO_MATCH;
}

/** Without accents and case. @param {string} text */
function folded(text) {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** @returns {Promise<IDBObjectStore>} @param {IDBTransactionMode} mode */
async function store(mode) {
  const opening = indexedDB.open('skybound', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
  const database = /** @type {IDBDatabase} */ (await done(opening));
  return database.transaction('kept', mode).objectStore('kept');
}

async function read() {
  return done((await store('readonly')).get(KEY));
}

/** @param {unknown} value */
async function write(value) {
  return done((await store('readwrite')).put(value, KEY));
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export const airports = new Airports();
