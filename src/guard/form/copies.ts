/** What it means that a text is here already: the same by many people is a campaign, by one or from one room a habit. Pure. */
import type { Found } from '../judge/signal.ts';
import type { Alike } from './campaign.ts';

/** Grows with each doubling: 2 copies 1.5 points, 4 copies 3, 16 copies 6, at most 8. */
const pointsFor = (copies: number): number => Math.min(8, Math.round(15 * Math.log2(Math.max(1, copies))) / 10);

/** Within minutes nobody has copied by chance what somebody else wrote; over a day a call may well be passed on. */
const haste = (minutes: number): number => (minutes <= 15 ? 1 : minutes <= 180 ? 0.8 : 0.6);

/** What is repeated must speak for itself: a teacher asks fourteen classes the same. */
const mostOfOwn = 2;

export function copiesFound({ copies, own, makers, minutes }: Alike): Found[] {
	if (makers > 0 && copies > 1) {
		const gaps = { count: copies, makers, minutes: Math.max(1, minutes) };
		return [{ symbol: 'form.copies', points: Math.round(pointsFor(copies) * haste(minutes) * 10) / 10, gaps }];
	}
	if (own > 2) return [{ symbol: 'form.again', points: Math.min(mostOfOwn, pointsFor(own) / 2), gaps: { count: own } }];
	return [];
}
