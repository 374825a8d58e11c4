/**
 * The terms in force in this process. Every five seconds at most it asks for the version of the lists; when they
 * changed they are read and compiled in the background, a few milliseconds at a time, and then change places at once.
 */
import { log } from '#kernel/settings/log.ts';
import { compiling, type Matcher, unhurried } from './matcher.ts';
import { plantStarters } from './starters.ts';
import { termsInForce, versionOfLists } from './store.ts';

const longestMs = 5_000;

let known: Matcher | null = null;
let askedAt = Number.NEGATIVE_INFINITY;
let reading: Promise<Matcher> | null = null;

async function read(): Promise<Matcher> {
	askedAt = Date.now();
	if (!known) await plantStarters();
	// Asked before the terms are read, so that a change in between is read again.
	const version = await versionOfLists();
	if (known?.version === version) return known;
	known = await unhurried(compiling(await termsInForce(), version));
	return known;
}

/** The lists as they are on disk now. */
export function wordsInForce(): Promise<Matcher> {
	reading ??= read().finally(() => {
		reading = null;
	});
	return reading;
}

/** What is known, at once; at the first time, or where it could not be read, a promise that may fail. */
export function currentMatcher(): Matcher | Promise<Matcher> {
	if (Date.now() - askedAt >= longestMs) {
		askedAt = Date.now();
		wordsInForce().catch((problem) =>
			log().warn({ part: 'guard', err: problem }, 'the lists of terms could not be read')
		);
	}
	return known ?? wordsInForce();
}

/** Call once a change is on disk. */
export const forgetWords = (): void => {
	askedAt = Number.NEGATIVE_INFINITY;
};

export const versionInForce = (): string => known?.version ?? '0';
