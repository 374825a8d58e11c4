import type { Signal } from '../judge/signal.ts';
import { type Matcher, matcherOf } from './matcher.ts';
import { starterTerms } from './starters.ts';
import { wordsIn } from './words.ts';

let matcher: Matcher | undefined;

/** The lists a house begins with, for where there is no database. */
export const shippedWords: Signal = {
	name: 'words',
	version: 'shipped',
	cost: 'text',
	look(evidence) {
		matcher ??= matcherOf(starterTerms(), 'shipped');
		return wordsIn(matcher, evidence);
	}
};
