/**
 * Days, hours and time zones, for server and old browsers alike: only `Intl` and `Date`, no `Temporal`.
 * A day is 'YYYY-MM-DD', a time 'HH:MM', a zone an IANA name; what lies outside 1970–2200 is refused.
 */
export * from './zones/cities.ts';
export * from './zones/days.ts';
export * from './zones/formats.ts';
export * from './zones/names.ts';
export * from './zones/walls.ts';
