/** What was learned, as a symbol: points for a probability. */
import type { Found } from '../judge/signal.ts';

const leastPoints = -4;
/** Enough for a person to look; what was learned takes nothing away by itself. */
const mostPoints = 12;
const perLogOdds = 1.5;
/** Who has met this much abuse is believed half; our own sentences, few and easy, hardly at all. */
const halfExperience = 300;

/** @param seen how much abuse the model has met. */
export function pointsFor(probability: number, seen: number): number {
	const held = Math.min(1 - 1e-6, Math.max(1e-6, probability));
	const points = Math.min(mostPoints, Math.max(leastPoints, perLogOdds * Math.log(held / (1 - held))));
	const experience = seen / (seen + halfExperience);
	return Math.round(points * experience * 10) / 10;
}

const worthSaying = 1;

/** Nothing is said of what is neither. */
export function foundFor(probability: number, seen: number): Found[] {
	const points = pointsFor(probability, seen);
	if (points >= worthSaying)
		return [{ symbol: 'learned.spam', points, gaps: { percent: Math.min(99, Math.round(probability * 100)) } }];
	return points <= -worthSaying ? [{ symbol: 'learned.ham', points }] : [];
}
