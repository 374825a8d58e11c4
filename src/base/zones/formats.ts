import { kept } from '#base/kept.ts';
import { type Day, midnightOf } from './days.ts';
import { sayFirst } from './first.ts';
import { instantOf, isZone, wallOf } from './walls.ts';

const dayStyles = {
	/** samedi 24 octobre 2026 */
	long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
	/** 24 octobre 2026, where the day of the week says nothing */
	date: { day: 'numeric', month: 'long', year: 'numeric' },
	/** sam. 24 oct. */
	short: { weekday: 'short', day: 'numeric', month: 'short' },
	/** sam. 24, under the name of its month */
	narrow: { weekday: 'short', day: 'numeric' },
	/** octobre 2026 */
	month: { month: 'long', year: 'numeric' },
	weekday: { weekday: 'long' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DayStyle = keyof typeof dayStyles;

// Making a formatter costs a thousand times what using it does; and what it says of a day or of one of the
// 1,440 minutes is asked again for every option and every voter.
const dayFormat = kept<string, Intl.DateTimeFormat>(200, (key) => {
	const [language, style] = key.split(' ') as [string, DayStyle];
	return new Intl.DateTimeFormat(language, { ...dayStyles[style], timeZone: 'UTC' });
});
const dayText = kept<string, string>(20_000, (key) => {
	const [day, ...rest] = key.split(' ');
	return sayFirst(dayFormat(rest.join(' ')).format(midnightOf(day!)), rest[0]!);
});
// 08:30 where the day has 24 hours, 8:30 PM where it has twice twelve.
const hourAndMinute = (language: string): Intl.DateTimeFormatOptions => {
	const { hour12 } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions();
	return { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' };
};
const timeFormat = kept<string, Intl.DateTimeFormat>(
	50,
	(language) => new Intl.DateTimeFormat(language, { ...hourAndMinute(language), timeZone: 'UTC' })
);
const timeText = kept<string, string>(5_000, (key) => {
	const [time, language] = key.split(' ') as [string, string];
	return timeFormat(language).format(instantOf({ day: '1970-01-01', time }, 'UTC'));
});

/** A day of no zone in words. Refuses `base.bad-day`. */
export const sayDay = (day: Day, language: string, style: DayStyle = 'long'): string =>
	dayText(`${day} ${language} ${style}`);

/** A day as calendars name it, by the figure alone: "lundi 1 mars 2027", where sentences say "1er mars". */
export const spellDay = (day: Day, language: string): string => dayFormat(`${language} long`).format(midnightOf(day));

/** 'HH:MM' in words: 20:30, 8:30 PM. */
export const sayTime = (time: string, language: string): string => timeText(`${time} ${language}`);

export const formatDay = (instant: Date, language: string, zone: string, style: DayStyle = 'long'): string =>
	sayDay(wallOf(instant, zone).day, language, style);

export const formatTime = (instant: Date, language: string, zone: string): string =>
	sayTime(wallOf(instant, zone).time, language);

const zoned = kept<string, Intl.DateTimeFormat>(200, (key) => {
	const [language, zone] = key.split(' ') as [string, string];
	return new Intl.DateTimeFormat(language, { ...dayStyles.long, ...hourAndMinute(language), timeZone: zone });
});

/** Day and hours in one phrase: "samedi 24 octobre 2026, 20:00 – 22:00". For a single label, not for long lists. */
export function formatRange(start: Date, end: Date, language: string, zone: string): string {
	const format = zoned(`${language} ${zone}`);
	const text = format.formatRange ? format.formatRange(start, end) : `${format.format(start)} – ${format.format(end)}`;
	return sayFirst(text, language);
}

const named = kept<string, Intl.DateTimeFormat>(200, (key) => {
	const [language, zone] = key.split(' ') as [string, string];
	const parts = { weekday: 'short', ...hourAndMinute(language), timeZoneName: 'long' } as const;
	return new Intl.DateTimeFormat(language, { ...parts, timeZone: zone });
});

/** An hour with its zone, for those who live in another: "sam. 20:00 heure d’été d’Europe centrale". */
export const formatTimeThere = (instant: Date, language: string, zone: string): string =>
	isZone(zone) ? named(`${language} ${zone}`).format(instant) : '';
