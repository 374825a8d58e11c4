/** What people decided before speaks of what is written now. */
import type { Evidence } from '../judge/evidence.ts';
import type { Found, Signal } from '../judge/signal.ts';
import { filterNow, lookAgain } from './current.ts';
import { probabilityThat } from './filter.ts';
import { foundFor } from './symbols.ts';

/** A word or two say nothing: `Four` was once taken for spam. */
const shortest = 20;

/** Whoever wants something of strangers says where: an address, a number to call, a name to write to. */
const reaches = /@|\d[\d .()-]{3,}\d|whats ?app|telegram|t\.me\b|insta/i;

/** Words alone harm nobody: of these it may say that they look like abuse, and nobody is kept waiting for it. */
const mostWithoutReach = 4;

const canReach = ({ links, title, text }: Evidence): boolean =>
	links.length > 0 || reaches.test(title) || reaches.test(text);

const held = (found: Found[], most: number): Found[] =>
	found.map((one) => (one.points > most ? { ...one, points: most } : one));

export const learned: Signal = {
	name: 'learned',
	get version() {
		return filterNow()?.version ?? 'none';
	},
	cost: 'text',
	ready: lookAgain,
	look(evidence: Evidence) {
		const { title, text, kind } = evidence;
		const now = filterNow();
		if (!now) throw new Error('Nothing was learned yet.');
		if (title.length + text.length < shortest) return [];
		const found = foundFor(probabilityThat(now.filter, { title, text, kind }), now.filter.spam);
		return canReach(evidence) ? found : held(found, mostWithoutReach);
	}
};
