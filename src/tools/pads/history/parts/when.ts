/** Days and hours of moments, in words of the reader. */
import { useEffect, useState } from 'preact/hooks';
import { localeOf } from '#ui/locale.ts';

/** The server knows no zone of its readers; a browser knows its own. */
export function useZone(): string {
	const [zone, setZone] = useState('UTC');
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

export const whenOf = (at: number, language: string, zone: string): string =>
	format(at, language, zone, { dateStyle: 'long', timeStyle: 'short' });
