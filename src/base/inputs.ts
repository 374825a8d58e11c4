import { z } from 'zod';
import { isMailAddress, isWebAddress, tidyMailAddress, tidyWebAddress } from './addresses.ts';
import { faulty } from './faults.ts';
import { cleanLine, cleanText } from './text.ts';

export { type FaultCode, faultsOf, faulty, fieldName } from './faults.ts';

const holdsNul = (text: string) => text.includes('\0');

// Cleaning may shorten a text; four times the limit is enough for any honest paste and keeps ten megabytes out.
const text = (max: number, clean: (text: string) => string) =>
	z
		.string()
		.refine((text) => text.length <= max * 4, faulty('too-long', max))
		.refine((text) => !holdsNul(text), faulty('not-allowed'))
		.overwrite(clean)
		.min(1)
		.max(max);

/** One line, cleaned, from 1 to `max` UTF-16 units (as `maxlength` counts them). */
export const shortText = (max: number) => text(max, cleanLine);

/** Several lines, cleaned, from 1 to `max` UTF-16 units. */
export const longText = (max: number) => text(max, cleanText);

/** For a field that may stay empty: forms send `''` where the API leaves the key out. */
export const ifGiven = <Schema extends z.ZodType>(schema: Schema) =>
	z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema.optional());

/** Counted before any entry is looked at: 100,000 of them cost nothing. */
export const manyOf = <Entry extends z.ZodType>(entry: Entry, most: number, least = 0) =>
	z.preprocess((given, context) => {
		if (!Array.isArray(given) || given.length <= most) return given;
		context.addIssue({ code: 'too_big', origin: 'array', maximum: most, input: undefined });
		return z.NEVER;
	}, z.array(entry).min(least).max(most));

export const personName = shortText(80);

const mailLimit = 254;

export const mailAddress = z
	.string()
	.refine((address) => address.length <= mailLimit * 2, faulty('too-long', mailLimit))
	// A line break inside an address is never a slip: it would add headers to a letter.
	.refine((address) => !/[\r\n\0]/.test(address), faulty('not-allowed'))
	.overwrite(tidyMailAddress)
	.min(1)
	.max(mailLimit)
	.refine(isMailAddress, faulty('not-an-address'))
	.meta({ format: 'email' });

const webLimit = 2000;

export const webAddress = z
	.string()
	.refine((address) => address.length <= webLimit * 2, faulty('too-long', webLimit))
	.overwrite(tidyWebAddress)
	.min(1)
	.max(webLimit)
	.refine(isWebAddress, faulty('not-an-address'))
	.meta({ format: 'uri' });

const firstYear = 1970;
const lastYear = 2200;

const monthLength = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** `2026-02-28`: a day that exists, in the years 1970 to 2200. */
export function isDay(text: string): boolean {
	const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number) as [0, number, number, number];
	if (!(year >= firstYear && year <= lastYear && month >= 1 && month <= 12)) return false;
	return day >= 1 && day <= monthLength(year, month);
}

/** RFC 3339 with its offset; without one nobody knows when it is. */
export function isInstant(text: string): boolean {
	const parts = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.exec(text);
	const year = parts ? new Date(text).getUTCFullYear() : Number.NaN;
	return parts !== null && isDay(parts[1]!) && year >= firstYear && year <= lastYear;
}

export const day = z.string().min(1).refine(isDay, faulty('not-a-date')).meta({ format: 'date' });

export const instant = z
	.string()
	.min(1)
	.refine(isInstant, faulty('not-a-date'))
	.meta({ format: 'date-time' })
	.transform((text) => new Date(text));

/** A name of the IANA time zone database; bare offsets are refused because they know no summer. */
export function isZoneName(name: string): boolean {
	if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(name)) return false;
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

export const zoneName = z.string().min(1).refine(isZoneName, faulty('not-one-of'));

export const languageCode = z.enum(['en', 'fr']);
