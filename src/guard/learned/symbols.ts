/** What was learned, as a symbol: points for a probability. */
import type { Found } from '../judge/signal.ts';

const leastPoints = -4;
/** Enough for a person to look; what was learned takes nothing away by itself. */
const mostPoints = 12;
/** Enough to mark it: of little experience nobody waits. */
const mostOfLittle = 4;
const manySeen = 300;
const perLogOdds = 1.5;
const sureOfHam = 0.02;

/** @param seen how much abuse the model has met. */
export function pointsFor(probability: number, seen: number): number {
	const held = Math.min(1 - 1e-6, Math.max(1e-6, probability));
	const points = perLogOdds * Math.log(held / (1 - held));
	const most = seen < manySeen ? mostOfLittle : mostPoints;
	return Math.round(Math.min(most, Math.max(leastPoints, points)) * 10) / 10;
}

/** Nothing is said of what is neither. */
export function foundFor(probability: number, seen: number): Found[] {
	const points = pointsFor(probability, seen);
	if (probability > 0.5)
		return [{ symbol: 'learned.spam', points, gaps: { percent: Math.min(99, Math.round(probability * 100)) } }];
	return probability <= sureOfHam ? [{ symbol: 'learned.ham', points }] : [];
}
