/**
 * How a form was filled in. Every form carries a field that nobody sees and the sealed moment it was made; both are the
 * same for all readers of a page, so that kept pages may be shared. Behind the moment stands a number of this one showing
 * of the page, put in on its way out (`sheet.ts`).
 */
import { timingSafeEqual } from 'node:crypto';
import type { Manners } from '#ui/view.ts';
import type { FormTrace } from '../actions/action.ts';
import { derived } from '../settings/secret.ts';
import { numberSlot } from './sheet.ts';

/** Names that programs like to fill in and browsers do not know; what follows them changes with the page and the day. */
const stems = ['url', 'site', 'web', 'link', 'homepage', 'subject', 'topic', 'notes'];

/** Longer ago, nobody can say that it was this form. */
const longestSeconds = 7 * 86_400;

const epoch = Date.UTC(2026, 0, 1) / 1000;
const secondsAt = (now: Date): number => Math.floor(now.getTime() / 1000) - epoch;

const short = (purpose: string, subject: string, letters: number): string =>
	derived(purpose, subject).toString('base64url').replace(/[-_]/g, 'x').slice(0, letters);

const dayOf = (seconds: number): number => Math.floor((seconds + epoch) / 86_400);

const seal = (start: string): string => short('form stamp', start, 11);

type Known = { trap: string; place: string };
const known = new Map<string, Known>();
const mostKnown = 5000;

function trapFor(day: number, place: string): string {
	const bytes = derived('form trap', `${day} ${place}`);
	const tail = bytes.toString('base64url', 1).replace(/[-_]/g, 'x').toLowerCase().slice(0, 5);
	return `${stems[bytes[0]! % stems.length]}-${tail}`;
}

/** Asked for by every page: what it derives is kept for a while, since it stays the same for a day. */
function knownFor(path: string, day: number): Known {
	const key = `${day} ${path}`;
	const found = known.get(key);
	if (found) return found;
	const place = short('form place', path, 4);
	const made = { place, trap: trapFor(day, place) };
	if (known.size >= mostKnown) known.clear();
	known.set(key, made);
	return made;
}

/**
 * What the forms of a page carry.
 * @param before the mark of a form that is shown again: it was handed out then, not now.
 */
export function mannersOf(path: string, now: Date, before?: string): Manners {
	const earlier = before ? stampOf(before) : null;
	if (before && earlier) return { trap: trapFor(dayOf(earlier.seconds), earlier.place), stamp: before };
	const seconds = secondsAt(now);
	const { trap, place } = knownFor(path, dayOf(seconds));
	const start = `${seconds.toString(36)}.${place}`;
	return { trap, stamp: `${start}.${seal(start)}.${numberSlot}` };
}

type Stamp = { seconds: number; place: string; number: string };

/** @returns null when it is not ours. */
function stampOf(text: string): Stamp | null {
	const [time, place, given, number = ''] = text.length > 60 ? [] : text.split('.');
	if (!time || !place || !given || number.length !== numberSlot.length) return null;
	const expected = Buffer.from(seal(`${time}.${place}`));
	const shown = Buffer.from(given);
	if (expected.length !== shown.length || !timingSafeEqual(expected, shown)) return null;
	return { seconds: Number.parseInt(time, 36), place, number };
}

/** What tells one showing of a form from all others; null where it is not ours. */
export const numberOf = (stamp: string | null): string | null => (stamp && stampOf(stamp)?.number) || null;

const nothing: FormTrace = { seconds: null, trapped: false, confirmed: false, work: null };

const lineOf = (form: FormData, name: string): string | null => {
	const value = form.get(name);
	return typeof value === 'string' && value !== '' ? value : null;
};

/** A browser sends every field of a form, in the order they stand. */
const isInOrder = (form: FormData, trap: string): boolean => {
	const names = [...new Set(form.keys())];
	return names.indexOf(trap) === names.indexOf('stamp') + 1;
};

/** Reads how a form was filled in, and takes out of it what was only there for that. */
export function traceOf(form: FormData, now: Date): FormTrace {
	const work = lineOf(form, 'altcha');
	form.delete('altcha');
	const stamp = stampOf(lineOf(form, 'stamp') ?? '');
	if (!stamp) return { ...nothing, work };
	const passed = secondsAt(now) - stamp.seconds;
	const trap = trapFor(dayOf(stamp.seconds), stamp.place);
	const trace = {
		seconds: passed >= 0 && passed <= longestSeconds ? passed : null,
		trapped: lineOf(form, trap) !== null,
		confirmed: false,
		work,
		inOrder: isInOrder(form, trap)
	};
	form.delete(trap);
	return trace;
}
