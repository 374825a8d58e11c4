/** Days and hours of moments, in words of the reader. */
import { useEffect, useState } from 'preact/hooks';
import { localeOf } from '#ui/locale.ts';
import { useView } from '#ui/view.ts';

/** The server knows no zone of its readers, and takes the one of the house; a browser knows its own. */
export function useZone(): string {
	const view = useView();
	const [zone, setZone] = useState(view.zone ?? 'UTC');
	useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'), []);
	return zone;
}

const format = (at: number, language: string, timeZone: string, style: Intl.DateTimeFormatOptions): string =>
	new Intl.DateTimeFormat(localeOf(language), { ...style, timeZone }).format(at);

export const dayOf = (at: number, language: string, zone: string): string =>
	format(at, language, zone, { dateStyle: 'full' });

export const shortDayOf = (at: number, language: string, zone: string): string =>
	format(at, language, zone, { day: 'numeric', month: 'short' });

export const hourOf = (at: number, language: string, zone: string): string =>
	format(at, language, zone, { timeStyle: 'short' });

const isOwn = (zone: string): boolean =>
	typeof document !== 'undefined' && zone === Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A zone that is not the reader's own is named. */
export const whenOf = (at: number, language: string, zone: string): string =>
	format(at, language, zone, {
		...{ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
		...(isOwn(zone) ? {} : { timeZoneName: 'short' })
	});

/** The zone in words, as at that time of the year. */
export const zoneIn = (at: number, language: string, timeZone: string): string =>
	new Intl.DateTimeFormat(localeOf(language), { timeZone, timeZoneName: 'long' })
		.formatToParts(at)
		.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
