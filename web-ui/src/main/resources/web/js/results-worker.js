// Filters and sorts flights away from the page, so that typing and dragging stay smooth.

/** @typedef {import('skybound-api').FlightColumns} Columns */
/** @typedef {{ text: string, most: number, from: number, to: number, sort: 'price' | 'departure' | 'duration' }} Wish */

/** @type {Columns} */
let columns;
/** @type {string[]} */
let texts = [];

/** @param {MessageEvent<{ columns?: Columns, turn?: number, wish?: Wish }>} message */
self.onmessage = ({ data }) => {
  if (data.columns) {
    columns = data.columns;
    texts = columns.ids.map((_, i) =>
      `${columns.flight_number[i]} ${columns.airline[i]} ${columns.airlines[columns.airline[i]] ?? ''} ${columns.cabin[i]}`.toLowerCase(),
    );
  }
  if (data.wish) self.postMessage({ turn: data.turn, out: chosen(data.wish, false), back: chosen(data.wish, true) });
};

/** The rows that are wanted, in order. @param {Wish} wish @param {boolean} back */
function chosen(wish, back) {
  const words = wish.text.toLowerCase().split(/\s+/).filter(Boolean);
  const by = { price: columns.price_minor, departure: columns.departure_minutes, duration: columns.duration_minutes }[wish.sort];
  const rows = [];
  for (let i = 0; i < columns.count; i++) {
    if (columns.is_return[i] !== back || columns.price_minor[i] > wish.most) continue;
    if (columns.departure_minutes[i] < wish.from || columns.departure_minutes[i] > wish.to) continue;
    if (words.every((word) => texts[i].includes(word))) rows.push(i);
  }
  return rows.sort((a, b) => by[a] - by[b] || columns.departure_minutes[a] - columns.departure_minutes[b]);
}
