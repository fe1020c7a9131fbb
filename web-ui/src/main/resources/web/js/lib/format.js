// How things are written, in the reader's own language and the places' own time.

/** @typedef {{ amount: string, currency: string }} Money */

/** @param {Money} money */
export function money({ amount, currency }) {
  // Intl takes decimal strings exactly; its type does not know that yet.
  return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(/** @type {any} */ (amount));
}

/** @param {number} minor @param {string} currency */
export function minorMoney(minor, currency) {
  const digits = fractionDigits(currency);
  return money({ amount: (minor / 10 ** digits).toFixed(digits), currency });
}

/** @param {string} currency */
export function fractionDigits(currency) {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The time of day on the clocks of that place. @param {string} instant @param {string} timeZone */
export function clock(instant, timeZone) {
  return format(instant, { timeStyle: 'short', timeZone });
}

/** @param {string} instant @param {string} timeZone */
export function day(instant, timeZone) {
  const thisYear = new Date(instant).getUTCFullYear() === new Date().getUTCFullYear();
  return format(instant, { weekday: 'short', day: 'numeric', month: 'short', ...(thisYear ? {} : { year: 'numeric' }), timeZone });
}

/** Date and time, here. @param {string} instant */
export function moment(instant) {
  return format(instant, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** The name that people use for that place's time. @param {string} instant @param {string} timeZone */
export function zoneName(instant, timeZone) {
  const parts = new Intl.DateTimeFormat(undefined, { timeZone, timeZoneName: 'short' }).formatToParts(new Date(instant));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** A calendar date without a place. @param {string} date as in 2026-07-01 */
export function date(date) {
  return format(`${date}T12:00:00Z`, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
}

/** @param {number} minutes from midnight, also before and after that day */
export function clockOfDay(minutes) {
  const time = new Date(Date.UTC(2000, 0, 1, 0, ((minutes % 1440) + 1440) % 1440)).toISOString();
  return format(time, { timeStyle: 'short', timeZone: 'UTC' });
}

/** @param {number} minutes */
export function duration(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [hours ? unit(hours, 'hour') : '', rest || !hours ? unit(rest, 'minute') : ''];
  return parts.filter(Boolean).join(' ');
}

/** @param {number} seconds */
export function countdown(seconds) {
  const left = Math.max(0, Math.ceil(seconds));
  const [hours, minutes] = [Math.floor(left / 3600), Math.floor((left % 3600) / 60)];
  const tail = `${String(minutes).padStart(hours ? 2 : 1, '0')}:${String(left % 60).padStart(2, '0')}`;
  return hours ? `${hours}:${tail}` : tail;
}

/** @param {number} value */
export function number(value) {
  return new Intl.NumberFormat().format(value);
}

/** @param {number} count */
export function times(count) {
  return count === 1 ? 'once' : `${number(count)} times`;
}

/** Words in place of a code: `premium-economy` is Premium economy. @param {string} code */
export function words(code) {
  const text = code.replaceAll(/[-_]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Words in place of a name: `BookingConfirmed` is Booking confirmed. @param {string} name */
export function spoken(name) {
  return words(name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
}

/** Today, or some days later, where the reader is. @param {number} [days] */
export function today(days = 0) {
  const then = new Date();
  then.setDate(then.getDate() + days);
  return [then.getFullYear(), String(then.getMonth() + 1).padStart(2, '0'), String(then.getDate()).padStart(2, '0')].join('-');
}

/** @param {string} instant @param {Intl.DateTimeFormatOptions} options */
function format(instant, options) {
  return new Intl.DateTimeFormat(undefined, options).format(new Date(instant));
}

/** @param {number} value @param {string} unit */
function unit(value, unit) {
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'narrow' }).format(value);
}
