import { html, svg } from 'lit';
import { number } from '../lib/format.js';

const [WIDTH, HEIGHT, SPAN] = [320, 72, 60];

/**
 * A line of the last values, the newest at the right, and what it says in words.
 * @param {string} title @param {number[]} values @param {string} unit
 */
export function chart(title, values, unit) {
  const most = Math.max(1, ...values);
  const x = (/** @type {number} */ index) => WIDTH - ((values.length - 1 - index) * WIDTH) / (SPAN - 1);
  const y = (/** @type {number} */ value) => HEIGHT - 2 - (value / most) * (HEIGHT - 6);
  const line = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const now = number(Math.round(values.at(-1) ?? 0));
  return html`<figure class="card chart">
    <figcaption class="row spread"><span>${title}</span><strong class="num">${now} <span class="small muted">${unit}</span></strong></figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${title}: now ${now} ${unit}, at most ${number(Math.round(most))} in the last two minutes">
      ${values.length > 1 ? svg`<polygon points="${x(0)},${HEIGHT} ${line} ${WIDTH},${HEIGHT}"/><polyline points=${line}/>` : svg``}
    </svg>
  </figure>`;
}

/** The last values with one more. @param {number[]} values @param {number} value */
export function grown(values, value) {
  return [...values, value].slice(-SPAN);
}
