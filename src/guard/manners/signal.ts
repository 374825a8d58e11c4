/** How somebody went about it: how fast, how often, how long known. Weak alone; each says its reason. */
import { waitFor } from '#kernel/limits/rate.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Evidence, isNewHere, leastTrust } from '../judge/evidence.ts';
import type { Found, Signal } from '../judge/signal.ts';
import { crowd } from './crowd.ts';
import { surge } from './surge.ts';

const round = (points: number): number => Math.round(points * 10) / 10;

/** Whoever is well known is read less strictly in what looks like a machine. */
const less = ({ maker }: Evidence, points: number): number => round(points * (1 - maker.trust));

/** Fewer letters than this are a name or a choice: browsers and paste fill them in at once. */
const written = 100;

/** Time to fill in, read off the sealed mark; a kept page was made up to a minute earlier, so only little time speaks. */
function haste(evidence: Evidence): Found[] {
	const seconds = evidence.form?.seconds;
	if (seconds === null || seconds === undefined) return [];
	const letters = evidence.title.length + evidence.text.length;
	const points = seconds < 2 ? 2.5 : seconds < 4 && letters > written ? 2 : 0;
	return points > 0 ? [{ symbol: 'manners.too-fast', points: less(evidence, points), gaps: { seconds } }] : [];
}

/** A program asked to confirm confirms; a person does too: it weighs little once it was answered. */
function trap({ form }: Evidence): Found[] {
	if (!form?.trapped) return [];
	return form.confirmed ? [{ symbol: 'manners.confirmed', points: 1 }] : [{ symbol: 'manners.trapped', points: 4 }];
}

/** A name, a vote, a new order: nobody could have anything to say by it. An account is more than its name. */
const isRead = ({ title, text, kind }: Evidence): boolean =>
	title.length + text.length >= 20 || kind.endsWith('.sign-up');

function order(evidence: Evidence): Found[] {
	const { form } = evidence;
	if (!form || form.work !== null || !isRead(evidence)) return [];
	if (form.inOrder === false) return [{ symbol: 'manners.disorder', points: less(evidence, 2) }];
	return form.seconds === null && !form.confirmed ? [{ symbol: 'manners.unmarked', points: less(evidence, 0.5) }] : [];
}

function standing({ maker, links, mails }: Evidence): Found[] {
	const found: Found[] = [];
	if (maker.kind !== 'house' && maker.days < 1 && maker.stood === 0 && links.length > 0)
		found.push({ symbol: 'manners.newcomer', points: 1 });
	if (isNewHere({ maker }) && mails >= many)
		found.push({ symbol: 'manners.writes-to-many', points: 2, gaps: { count: mails } });
	if (maker.against > 0)
		found.push({
			symbol: 'manners.against',
			points: Math.min(4.5, maker.against * 1.5),
			gaps: { count: maker.against }
		});
	if (maker.trust >= leastTrust) found.push({ symbol: 'manners.trusted', points: -round(maker.trust * 2) });
	return found;
}

/** Letters reach people who never asked, and cannot be called back. */
const many = 10;

export const manners: Signal = {
	name: 'manners',
	version: '2',
	cost: 'nothing',
	look: (evidence) => [...haste(evidence), ...trap(evidence), ...order(evidence), ...standing(evidence)]
};

type Burst = {
	symbol: string;
	points: number;
	perMinute: number;
	burst: number;
	asker(evidence: Evidence): string | null;
};

/** A class votes within a minute behind one address, so networks may do much more than one person. */
const bursts: Burst[] = [
	{ symbol: 'manners.burst.maker', points: 3, perMinute: 3, burst: 12, asker: ({ maker }) => maker.id },
	{ symbol: 'manners.burst.address', points: 2.5, perMinute: 20, burst: 60, asker: ({ place }) => place?.hash ?? null },
	{
		symbol: 'manners.burst.network',
		points: 2,
		perMinute: 40,
		burst: 120,
		asker: ({ place }) => place?.network ?? null
	},
	{ symbol: 'manners.burst.tool', points: 1, perMinute: 90, burst: 240, asker: () => 'all' }
];

/** Counts every deed with words in it; the house's own people and the well known are not counted. */
export const rates: Signal = {
	name: 'rates',
	version: '1',
	cost: 'nothing',
	look(evidence) {
		const { maker, kind } = evidence;
		if (settings().RATE_LIMITS === 'off' || maker.trust >= 0.8 || !isRead(evidence)) return [];
		return bursts.flatMap(({ symbol, points, asker, ...rate }) => {
			const who = asker(evidence);
			const wait = who === null ? 0 : waitFor({ name: `${symbol} ${kind}`, ...rate }, who, evidence.now.getTime());
			return wait > 0 ? [{ symbol, points: less(evidence, points), gaps: { kind } }] : [];
		});
	}
};

export const mannersSignals: Signal[] = [manners, rates, crowd, surge];
