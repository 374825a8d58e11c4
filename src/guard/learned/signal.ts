/** What was learned from people's decisions, as a symbol. */
import type { Found } from '../judge/signal.ts';
import type { Model, Text } from './model.ts';
import { probabilityThat } from './model.ts';

const leastPoints = -4;
const mostPoints = 12;
/** Points per unit of log-odds: a probability of 0.97 makes a person look, and no probability is certainty. */
const perLogOdds = 1.5;

/** Points for a probability; nothing is said of what is neither. */
export function pointsFor(probability: number): number {
	const held = Math.min(1 - 1e-6, Math.max(1e-6, probability));
	const points = perLogOdds * Math.log(held / (1 - held));
	return Math.round(Math.min(mostPoints, Math.max(leastPoints, points)) * 10) / 10;
}

const sureOfHam = 0.02;

export function foundIn(model: Model, text: Text): { probability: number; found: Found[] } {
	const probability = probabilityThat(model, text);
	const points = pointsFor(probability);
	const percent = Math.round(probability * 100);
	if (probability >= 0.5) return { probability, found: [{ symbol: 'learned.spam', points, gaps: { percent } }] };
	if (probability <= sureOfHam) return { probability, found: [{ symbol: 'learned.ham', points }] };
	return { probability, found: [] };
}
