import { Feed } from './feed.js';
import { session } from './session.js';

/** @typedef {import('skybound-api').BookingView} Booking */

/**
 * The traveller's bookings as they are: the stream brings all of them first and then every change. Says `change`. Lives as
 * long as somebody looks.
 */
class MyBookings extends EventTarget {
  /** @type {Map<string, Booking>} */
  #known = new Map();
  /** @type {Feed | null} */
  #feed = null;
  #watchers = 0;
  #owner = '';

  constructor() {
    super();
    session.addEventListener('change', () => this.#follow());
  }

  get state() {
    return this.#feed?.state ?? 'connecting';
  }

  /** Newest first. */
  get all() {
    return [...this.#known.values()].sort((a, b) => b.created_at.localeCompare(a.created_at));
  }

  /** @param {string} id */
  get(id) {
    return this.#known.get(id);
  }

  /** What an answer says may be newer than what the stream has brought. @param {Booking} booking */
  learn(booking) {
    const known = this.#known.get(booking.id);
    if (known && known.version > booking.version) return;
    this.#known.set(booking.id, booking);
    this.dispatchEvent(new Event('change'));
  }

  /** @param {() => void} look @returns {() => void} ends it */
  watch(look) {
    this.addEventListener('change', look);
    this.#watchers++;
    this.#follow();
    return () => {
      this.removeEventListener('change', look);
      this.#watchers--;
      this.#follow();
    };
  }

  #follow() {
    const owner = session.user?.id ?? '';
    if (owner !== this.#owner) {
      this.#owner = owner;
      this.#known.clear();
      this.#close();
    }
    if (!this.#watchers || !owner) return this.#close();
    this.#feed ??= new Feed('/users/me/bookings/stream', {
      authorized: true,
      onEvent: (booking) => this.learn(booking),
      onState: () => this.dispatchEvent(new Event('change')),
    });
  }

  #close() {
    this.#feed?.close();
    this.#feed = null;
  }
}

export const myBookings = new MyBookings();
