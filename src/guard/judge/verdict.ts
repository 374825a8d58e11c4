/** From a score to what becomes of an action. */
import type { Maker } from './evidence.ts';

/** From mild to harsh. `pass` lets it go; `tag` only marks it. None of them deletes anything. */
export const verdicts = ['pass', 'tag', 'slow', 'challenge', 'hold', 'quarantine', 'silence', 'refuse'] as const;
export type Verdict = (typeof verdicts)[number];

/** The score from which each verdict is given; null: never by a score alone. */
export type Thresholds = Record<Exclude<Verdict, 'pass'>, number | null>;

/** A person looks long before anything is refused; only what would harm the host by its mere arrival is refused. */
export const usualThresholds: Thresholds = {
	tag: 3,
	slow: 5,
	challenge: 6,
	hold: 8,
	quarantine: 14,
	silence: null,
	refuse: 40
};

/** Whoever is well known may be wrong more often before it counts: up to twice as much. */
export const leeway = ({ trust }: Pick<Maker, 'trust'>): number => 1 + trust;

/** The harshest verdict whose threshold is reached. */
export function verdictOf(score: number, thresholds: Thresholds, maker: Pick<Maker, 'trust'>): Verdict {
	let harshest: Verdict = 'pass';
	for (const verdict of verdicts) {
		if (verdict === 'pass') continue;
		const least = thresholds[verdict];
		if (least !== null && score >= least * leeway(maker)) harshest = verdict;
	}
	return harshest;
}

export const harsher = (one: Verdict, other: Verdict): Verdict =>
	verdicts.indexOf(one) > verdicts.indexOf(other) ? one : other;

/** How long a slowed action waits, in seconds: the riskier the longer, never more than a minute. */
export const waitOf = (score: number): number => Math.min(60, Math.max(5, Math.round(score * 2)));
