/** What went wrong, as the API says it (RFC 9457), or as the network does. */
export class Problem extends Error {
  /** @param {number} status @param {Partial<import('skybound-api').Problem>} body @param {number} [wait] seconds */
  constructor(status, body, wait = 0) {
    super(body.detail ?? body.title ?? 'Something went wrong.');
    this.status = status;
    this.code = body.code ?? 'unknown';
    this.requestId = body.request_id ?? '';
    this.retryable = body.retryable ?? false;
    this.errors = body.errors ?? [];
    this.wait = wait;
  }

  /** What is wrong with one field. @param {string} pointer */
  at(pointer) {
    return this.errors.find((error) => error.pointer === pointer)?.detail;
  }

  /** @param {unknown} error */
  static of(error) {
    if (error instanceof Problem) return error;
    const detail = navigator.onLine
      ? 'SkyBound can’t be reached at the moment.'
      : 'You are offline. Airports can be searched; everything else needs a connection.';
    return new Problem(0, { code: 'offline', detail, retryable: true });
  }
}

/**
 * @typedef {{ body?: unknown, query?: Record<string, unknown>, headers?: Record<string, string>, signal?: AbortSignal }} Options
 * @typedef {{ data: any, status: number, version: string, next: string | null, location: string }} Answer
 */

const TRIES = 3;
const LONGEST_WAIT = 5;

/**
 * One request, repeated where that does no harm and the API asks for it.
 * @param {string} method @param {string} path @param {Options} [options] @returns {Promise<Answer>}
 */
export async function send(method, path, options = {}) {
  const repeatable = method === 'GET' || !!options.headers?.['Idempotency-Key'];
  for (let tried = 1; ; tried++) {
    try {
      return await once(method, path, options);
    } catch (error) {
      if (options.signal?.aborted) throw error;
      const problem = Problem.of(error);
      if (!repeatable || !problem.retryable || tried === TRIES || problem.wait > LONGEST_WAIT) throw problem;
      await new Promise((done) => setTimeout(done, Math.max(problem.wait, 0.3 * tried) * 1000));
    }
  }
}

/** @param {string} method @param {string} path @param {Options} options @returns {Promise<Answer>} */
async function once(method, path, { body, query, headers, signal }) {
  const response = await fetch(path + search(query), {
    method,
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    cache: 'no-cache',
  });
  const text = await response.text();
  const data = text && response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : text;
  if (!response.ok) {
    throw new Problem(response.status, typeof data === 'object' ? data : {}, Number(response.headers.get('Retry-After') ?? 0));
  }
  return {
    data,
    status: response.status,
    version: response.headers.get('ETag')?.replace(/^W\//, '').replaceAll('"', '') ?? '',
    location: response.headers.get('Location') ?? '',
    next: /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('Link') ?? '')?.[1] ?? null,
  };
}

/** @param {Record<string, unknown>} [query] */
function search(query) {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? '?' + new URLSearchParams(given.map(([name, value]) => [name, String(value)])) : '';
}

/** A key under which a request has its effect once, however often it is sent. */
export function freshKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
