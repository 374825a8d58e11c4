/** Days and hours of moments: on the clock of whoever reads. */
import { sayFirst } from '#base/zones/first.ts';
import { localeOf } from './locale.ts';

const halfDay = 12 * 60 * 60_000;

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/**
 * Only a browser knows the clock of its reader, and takes it; another one is named.
 * @param brief leaves the day out where it is today's.
 */
export function clockWords(at: Date, language: string, zone: string | null, brief = false): string {
	const timeZone = zone ?? (typeof document === 'undefined' ? 'UTC' : undefined);
	const isFresh = Math.abs(Date.now() - at.getTime()) < halfDay;
	const format = new Intl.DateTimeFormat(localeOf(language), {
		...(brief && isFresh ? {} : day),
		...{ hour: '2-digit', minute: '2-digit' },
		timeZone,
		...(timeZone ? { timeZoneName: 'short' } : {})
	});
	return sayFirst(format.format(at), language);
}
