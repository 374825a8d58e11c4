import { likenessOf } from '../form/campaign.ts';
import type { Evidence } from '../judge/evidence.ts';
import type { Found, Signal } from '../judge/signal.ts';
import { subjectOf } from '../rules/live.ts';
import { sumOf } from '../words/words.ts';
import { limits } from './entry.ts';
import { currentFollows, type Held, type HeldRule, isValid, likeTexts, namedBy, versionHeld } from './held.ts';
import type { InForce } from './store.ts';

const mostDomains = 200;

const hostOf = ({ host }: InForce): string => host.replace(/^https?:\/\//, '');

const saying = (symbol: string, follows: readonly InForce[], gaps: Record<string, string | number>): Found => ({
	symbol,
	points: sumOf(
		follows.map(({ weight }) => weight),
		limits.weight
	),
	gaps: {
		...gaps,
		hosts: [...new Set(follows.map(hostOf))].join(', '),
		// For the desk: what it decides tells how right each list is.
		lists: follows.map(({ id }) => id).join(',')
	}
});

function domainsIn(held: Held, { links, now }: Evidence): Found[] {
	if (held.domains.size === 0) return [];
	const domains = new Set(links.slice(0, mostDomains).flatMap(({ domain }) => domain ?? []));
	const named = [...domains].map((domain) => ({ domain, follows: namedBy(held, domain, now) }));
	const [most] = named.sort((one, other) => other.follows.length - one.follows.length);
	return most && most.follows.length > 0 ? [saying('exchange.domain', most.follows, { domain: most.domain })] : [];
}

function textsIn(held: Held, evidence: Evidence): Found[] {
	if (held.texts.size === 0) return [];
	const { signature } = likenessOf(evidence);
	if (!signature) return [];
	const like = likeTexts(held, signature, evidence.now);
	if (like.length === 0) return [];
	const alike = Math.round(100 * Math.max(...like.map((one) => one.alike)));
	return [
		saying(
			'exchange.text',
			like.map(({ follow }) => follow),
			{ alike }
		)
	];
}

const found = (held: Held, evidence: Evidence): Found[] => [...domainsIn(held, evidence), ...textsIn(held, evidence)];

/** What other hosts say of the same domains and texts. Never a verdict. Their terms are among the words. */
const sayings: Signal = {
	name: 'exchange',
	cost: 'text',
	get version() {
		return versionHeld();
	},
	look(evidence) {
		const held = currentFollows();
		return held instanceof Promise ? held.then((known) => found(known, evidence)) : found(held, evidence);
	}
};

const millisecondsForRules = 15;

/** What a rule would have to count or look up stays unknown. */
function ruled(held: Held, evidence: Evidence, before: readonly Found[]): Found[] {
	const rules = held.rules.filter(({ follow }) => isValid(held.follows.get(follow), evidence.now));
	if (rules.length === 0) return [];
	const subject = subjectOf(evidence, before);
	const until = performance.now() + millisecondsForRules;
	const hits: HeldRule[] = [];
	for (const one of rules) {
		if (performance.now() > until) break;
		if (one.rule.hits(subject, () => null) === true) hits.push(one);
	}
	const follows = [...new Set(hits.map(({ follow }) => held.follows.get(follow)!))];
	const names = [...new Set(hits.map(({ name }) => name))].slice(0, 3).join(', ');
	return follows.length > 0 ? [saying('exchange.rule', follows, { rules: names })] : [];
}

/** Rules of other hosts, asked last as ours are. */
const rulings: Signal = {
	name: 'exchange.rules',
	cost: 'last',
	ready: async () => currentFollows(),
	get version() {
		return versionHeld();
	},
	look(evidence, before = []) {
		const held = currentFollows();
		return held instanceof Promise
			? held.then((known) => ruled(known, evidence, before))
			: ruled(held, evidence, before);
	}
};

export const exchangeSignals: Signal[] = [sayings, rulings];
