import { expect, test } from 'vitest';
import { hoursOf } from './hours.ts';

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
const read = (text: string, language = 'fr') => {
	const hours = hoursOf(text, language);
	if (!hours) return null;
	return hours.end === undefined ? clock(hours.start) : `${clock(hours.start)} to ${clock(hours.end)}`;
};

test.each([
	['8h-10h', '8:00 to 10:00'],
	['8h30', '8:30'],
	['8 h 30', '8:30'],
	['8H30', '8:30'],
	['08h', '8:00'],
	['20:00', '20:00'],
	['8.30', '8:30'],
	['8-10', '8:00 to 10:00'],
	['8 h – 10 h', '8:00 to 10:00'],
	['8\u00a0h\u202f—\u202f10\u00a0h', '8:00 to 10:00'],
	['8 h − 10 h', '8:00 to 10:00'],
	['8h->10h', '8:00 to 10:00'],
	['8h/10h', null],
	['de 8h à 10h', '8:00 to 10:00'],
	['De 8h30 à 10h15', '8:30 to 10:15'],
	['8h à 10h', '8:00 to 10:00'],
	['8hà10h', '8:00 to 10:00'],
	['8h a 10h', '8:00 to 10:00'],
	['entre 8h et 10h', '8:00 to 10:00'],
	['midi', '12:00'],
	['minuit', '0:00'],
	['midi-14h', '12:00 to 14:00'],
	['de midi à 14 heures', '12:00 to 14:00'],
	['20h-minuit', '20:00 to 24:00'],
	['22h-2h', '22:00 to 26:00'],
	['20h-24h', '20:00 to 24:00'],
	['0h-24h', '0:00 to 24:00'],
	['à 20h', '20:00'],
	['dès 20h', '20:00'],
	['à partir de 20h', '20:00'],
	['8 heures', '8:00'],
	['8h30-9', '8:30 to 9:00'],
	['８ｈ－１０ｈ', '8:00 to 10:00']
])('in French, « %s » is read as %s', (text, hours) => expect(read(text)).toBe(hours));

test.each([
	['8am-10am', '8:00 to 10:00'],
	['8:30 pm', '20:30'],
	['8:30PM', '20:30'],
	['8.30 p.m.', '20:30'],
	['8-10pm', '20:00 to 22:00'],
	['11-1pm', '11:00 to 13:00'],
	['10am-2', '10:00 to 14:00'],
	['10pm-2', '22:00 to 26:00'],
	['11pm-1am', '23:00 to 25:00'],
	['12am', '0:00'],
	['12pm', '12:00'],
	['12-2pm', '12:00 to 14:00'],
	['from 8 to 10', '8:00 to 10:00'],
	['8 to 10', '8:00 to 10:00'],
	['between 8 and 10', '8:00 to 10:00'],
	['from 8pm until midnight', '20:00 to 24:00'],
	['noon', '12:00'],
	['noon-2pm', '12:00 to 14:00'],
	["8 o'clock", '8:00'],
	['at 7pm', '19:00']
])('in English, "%s" is read as %s', (text, hours) => expect(read(text, 'en')).toBe(hours));

test('the words of the other language are understood too', () => {
	expect(read('from 8 to 10', 'fr')).toBe('8:00 to 10:00');
	expect(read('de 8h à 10h', 'en')).toBe('8:00 to 10:00');
	expect(read('midi', 'de')).toBe('12:00');
});

test('what is not surely a time stays text', () => {
	const texts = [
		'soir',
		'evening',
		'après-midi',
		'8',
		'31-12',
		'25h',
		'8h60',
		'8:60',
		'13pm',
		'0pm',
		'8h-8h',
		'8-10-12'
	];
	const more = ['8h (salle 2)', 'vers 20h', '2026-10', 'a', '-', '8-', '-10', 'de à', '1'.repeat(10_000), '8h-10h-'];
	for (const text of [...texts, ...more]) expect(read(text)).toBeNull();
});
