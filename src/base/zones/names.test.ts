import { expect, test } from 'vitest';
import { zones } from './names.ts';
import { isZone } from './walls.ts';

const nameIn = (language: string, zone: string) =>
	zones(language)
		.flatMap((group) => group.zones)
		.find((each) => each.zone === zone)?.name;

test('zones are offered by continent, Europe first, in the language of the reader', () => {
	expect(zones('fr').map(({ region }) => region)).toEqual([
		'Europe',
		'Afrique',
		'Amériques',
		'Asie',
		'Océanie',
		'Antarctique',
		'UTC'
	]);
	expect(zones('en')[1]!.region).toBe('Africa');
});

test('a zone is found by its city and by its country', () => {
	expect(nameIn('fr', 'Europe/Paris')).toBe('Paris (France)');
	expect(nameIn('fr', 'Europe/London')).toBe('Londres (Royaume-Uni)');
	expect(nameIn('en', 'America/New_York')).toBe('New York');
	expect(nameIn('fr', 'Europe/Moscow')).toBe('Moscou');
	expect(nameIn('fr', 'Indian/Reunion')).toBe('La Réunion');
	expect(nameIn('en', 'Europe/Kyiv')).toBe('Kyiv (Ukraine)');
	expect(nameIn('fr', 'UTC')).toBe('UTC');
});

test('English names the country, whichever English it is', () => {
	for (const language of ['en', 'en-GB', 'en-US', 'en-CA']) {
		expect(nameIn(language, 'Europe/Paris')).toBe('Paris (France)');
		expect(nameIn(language, 'Europe/Lisbon')).toBe('Lisbon (Portugal)');
		expect(nameIn(language, 'America/Chicago')).toBe('Chicago');
		expect(nameIn(language, 'Atlantic/Reykjavik')).toBe('Reykjavik');
	}
});

test('each zone is offered once, and each one works', () => {
	const all = zones('fr').flatMap((group) => group.zones.map(({ zone }) => zone));
	expect(all.length).toBeGreaterThan(400);
	expect(new Set(all).size).toBe(all.length);
	expect(all.every(isZone)).toBe(true);
});
