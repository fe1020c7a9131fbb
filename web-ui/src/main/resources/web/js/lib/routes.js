// Which page is where. Pages are loaded when they are first asked for. Their addresses lie behind the #: paths belong to the API.

/**
 * @typedef {{ path: RegExp, tag: string, title: string, load: () => Promise<unknown>, role?: string }} Route
 * @type {Route[]}
 */
const ROUTES = [
  { path: /^\/$/, tag: 'search-page', title: 'Search flights', load: () => import('../pages/search-page.js') },
  { path: /^\/flights$/, tag: 'results-page', title: 'Flights', load: () => import('../pages/results-page.js') },
  { path: /^\/flight\/(?<id>[^/]+)$/, tag: 'flight-page', title: 'Flight status', load: () => import('../pages/flight-page.js') },
  { path: /^\/login$/, tag: 'login-page', title: 'Sign in', load: () => import('../pages/login-page.js') },
  { path: /^\/register$/, tag: 'register-page', title: 'Create an account', load: () => import('../pages/register-page.js') },
  { path: /^\/profile$/, tag: 'profile-page', title: 'Profile', role: '', load: () => import('../pages/profile-page.js') },
  { path: /^\/book$/, tag: 'book-page', title: 'Passengers', role: 'traveller', load: () => import('../pages/book-page.js') },
  { path: /^\/bookings$/, tag: 'bookings-page', title: 'My bookings', role: 'traveller', load: () => import('../pages/bookings-page.js') },
  { path: /^\/bookings\/(?<id>[^/]+)$/, tag: 'booking-page', title: 'Booking', role: 'traveller', load: () => import('../pages/booking-page.js') },
  { path: /^\/ops$/, tag: 'ops-flights-page', title: 'Today’s flights', role: 'ops', load: () => import('../pages/ops-flights-page.js') },
  { path: /^\/ops\/system$/, tag: 'ops-system-page', title: 'System', role: 'ops', load: () => import('../pages/ops-system-page.js') },
  { path: /^\/audit$/, tag: 'audit-page', title: 'Audit', role: 'auditor', load: () => import('../pages/audit-page.js') },
  { path: /^\/audit\/(?<id>[^/]+)$/, tag: 'audit-booking-page', title: 'History of a booking', role: 'auditor', load: () => import('../pages/audit-booking-page.js') },
];

/** Where the reader is now. */
export function current() {
  const [path, query] = (location.hash.slice(1) || '/').split('?');
  const route = ROUTES.find((candidate) => candidate.path.test(path));
  return { route, params: route?.path.exec(path)?.groups ?? {}, query: new URLSearchParams(query) };
}

/** @param {string} path @param {Record<string, string | number | undefined>} query */
export function address(path, query) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
