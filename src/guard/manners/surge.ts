/**
 * Words that are almost surely abuse come once in a day or two on a quiet host. Where several strangers bring such within
 * two hours, the next one is hardly the honest exception. Kept in memory; each process counts for itself.
 */
import { settings } from '#kernel/settings/settings.ts';
import { contactsIn } from '../campaigns/said.ts';
import { type Evidence, isNewHere } from '../judge/evidence.ts';
import type { Found, Signal } from '../judge/signal.ts';

const windowMs = 2 * 3_600_000;
const mostKept = 500;

const mostLetters = 600;

/** What was learned says so of one honest text in some hundreds. */
const almostSure = 99;

const steps: [least: number, points: number][] = [
	[3, 4],
	[2, 3],
	[1, 2]
];

type Brought = { at: number; maker: string };
let brought: Brought[] = [];

function othersWithin(maker: string, now: number): number {
	brought = brought.filter(({ at }) => Math.abs(now - at) < windowMs).slice(-mostKept);
	const makers = new Set(brought.map((one) => one.maker));
	makers.delete(maker);
	brought.push({ at: now, maker });
	return makers.size;
}

export const isAlmostSure = (found: readonly Found[]): boolean =>
	found.some(
		({ symbol, points, gaps }) => symbol === 'learned.spam' && points > 0 && Number(gaps?.percent) >= almostSure
	);

/** Short, and before people's eyes: beneath what others made, or with a place to go. A thing of one's own nobody meets. */
const isSentToMany = ({ item, links, title, text }: Evidence): boolean =>
	title.length + text.length <= mostLetters &&
	(item !== null || links.length > 0 || contactsIn(`${title}\n${text}`).length > 0);

export const surge: Signal = {
	name: 'manners.surge',
	version: '1',
	cost: 'last',
	look(evidence: Evidence, found = []): Found[] {
		const { maker, now } = evidence;
		if (!isSentToMany(evidence)) return [];
		if (settings().RATE_LIMITS === 'off' || !isNewHere(evidence) || !isAlmostSure(found)) return [];
		const count = othersWithin(maker.id, now.getTime());
		const points = steps.find(([least]) => count >= least)?.[1];
		return points ? [{ symbol: 'manners.surge', points, gaps: { count } }] : [];
	}
};
