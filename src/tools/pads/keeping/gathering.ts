/**
 * What strangers add to a pad a few words at a time says nothing line by line: it is read together, in the name of none
 * of them. Kept in memory for a day: of several processes each makes its own.
 */
import { type Actor, newGuest } from '#kernel/accounts/actor.ts';

/** What is longer is read well enough by itself. */
const mostFew = 60;
const mostRead = 4000;
const mostPads = 2000;
const dayMs = 86_400_000;

/** One for each pad, so that the same lines read again are not taken for copies by many. */
type Gathered = { reader: Actor; lines: string[]; since: number };

const pads = new Map<string, Gathered>();

export const isFew = (text: string): boolean => text.length <= mostFew;

function gatheredIn(item: string, at: number): Gathered {
	const known = pads.get(item);
	pads.delete(item);
	const kept = known && at - known.since < dayMs ? known : { reader: newGuest(), lines: [], since: at };
	pads.set(item, kept);
	if (pads.size > mostPads) pads.delete(pads.keys().next().value!);
	return kept;
}

/**
 * @param few what strangers wrote since, in few words each.
 * @param seen the pad as it is: what was taken out of it is read no more.
 * @returns all that strangers wrote so of late; null where nothing is added to what was read alone.
 */
export function gather(item: string, few: string[], seen: string, now: Date) {
	if (few.length === 0) return null;
	const found = gatheredIn(item, now.getTime());
	const standing = new Set(seen.split('\n'));
	found.lines = [...new Set([...found.lines, ...few.join('\n').split('\n')])].filter((line) => standing.has(line));
	const text = found.lines.join('\n').slice(-mostRead);
	return few.includes(text) || text === '' ? null : { author: found.reader, fresh: text };
}

/** A person looks at them, and what comes later is read anew. */
export const forgetGathered = (item: string): boolean => pads.delete(item);
