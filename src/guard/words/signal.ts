import type { Signal } from '../judge/signal.ts';
import { currentMatcher, versionInForce, wordsInForce } from './current.ts';
import { wordsIn } from './words.ts';

/** Terms the desk looks for. Each only adds points. */
export const words: Signal = {
	name: 'words',
	cost: 'text',
	get version() {
		return versionInForce();
	},
	ready: wordsInForce,
	look(evidence) {
		const matcher = currentMatcher();
		return matcher instanceof Promise ? matcher.then((known) => wordsIn(known, evidence)) : wordsIn(matcher, evidence);
	}
};
