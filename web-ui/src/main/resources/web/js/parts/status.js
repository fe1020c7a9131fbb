import { html } from '../lib/view.js';
import { words } from '../lib/format.js';

/** @type {Record<string, string>} */
const TONES = {
  confirmed: 'good', 'on-time': 'good', succeeded: 'good', completed: 'good', sent: 'good', running: 'good', arrived: 'good',
  awaiting_payment: 'warn', holding: 'warn', delayed: 'warn', pending: 'warn', 'catching-up': 'warn', rebuilding: 'warn',
  expired: 'bad', rejected: 'bad', cancelled: 'bad', cancelled_by_airline: 'bad', cancelled_by_traveller: 'bad', failed: 'bad', failing: 'bad', stopped: 'bad',
};

/** A status in words and colour. @param {string} status */
export function badge(status) {
  return html`<span class="badge ${TONES[status] ?? ''}">${words(status)}</span>`;
}

/** Whether what one sees follows along. @param {string} state of a feed */
export function liveness(state) {
  const text = { live: 'Live', connecting: 'Connecting', waiting: 'Reconnecting', over: 'Not live' }[state] ?? state;
  return html`<span class="live ${state === 'live' ? 'on' : ''}" role="status">${text}</span>`;
}
