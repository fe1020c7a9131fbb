import './app.js';
import { airports } from './lib/airports.js';

/** What can wait until the page stands: the airports, and keeping everything for a visit without a network. */
function later() {
  airports.ready().catch(() => undefined);
  navigator.serviceWorker?.register('/worker.js').catch(() => undefined);
}

const whenIdle = window.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 500));
window.addEventListener('load', () => whenIdle(later), { once: true });
