/** The figures this host shows to everybody: what the guard and the desk did, and how often they were wrong. */
import { type Share, shareOf } from './share.ts';
import * as store from './store.ts';

export type Month = { month: string; counts: Record<string, number> };
export type Figures = {
	verdicts: Month[];
	decisions: Month[];
	reports: Month[];
	appeals: Month[];
	/** Of what was held back, found fine; of what was let through, found bad. */
	wronglyHeld: Share | null;
	wronglyPassed: Share | null;
	at: Date;
};

const monthsShown = 12;

const monthsBefore = (now: Date): Date =>
	new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsShown + 1, 1));

/** Newest first. */
function byMonth(counts: store.Count[]): Month[] {
	const months = new Map<string, Record<string, number>>();
	for (const { month, what, count } of counts) months.set(month, { ...months.get(month), [what]: count });
	return [...months]
		.map(([month, counts]) => ({ month, counts }))
		.sort((one, other) => (one.month < other.month ? 1 : -1));
}

async function counted(now: Date): Promise<Figures> {
	const since = monthsBefore(now);
	const [verdicts, decisions, undone, reports, appeals, audits] = await Promise.all([
		store.verdictsByMonth(since),
		store.decisionsByMonth(since),
		store.undoneByMonth(since),
		store.reportsByMonth(since),
		store.appealsByMonth(since),
		store.audited(since)
	]);
	const held = audits.find((one) => one.held);
	const passed = audits.find((one) => !one.held);
	return {
		verdicts: byMonth(verdicts),
		decisions: byMonth([...decisions, ...undone]),
		reports: byMonth(reports),
		appeals: byMonth(appeals),
		wronglyHeld: shareOf(held?.honest ?? 0, held?.seen ?? 0),
		wronglyPassed: shareOf((passed?.seen ?? 0) - (passed?.honest ?? 0), passed?.seen ?? 0),
		at: now
	};
}

const minutesKept = 10;
let kept: { until: number; figures: Promise<Figures> } | undefined;

/** Counted at most every ten minutes: everybody may ask. */
export function figuresAt(now: Date): Promise<Figures> {
	if (!kept || kept.until <= now.getTime()) {
		kept = { until: now.getTime() + minutesKept * 60_000, figures: counted(now) };
		kept.figures.catch(() => {
			kept = undefined;
		});
	}
	return kept.figures;
}

export const forgetFigures = (): void => {
	kept = undefined;
};
