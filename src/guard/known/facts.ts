/**
 * What people decided within a month and was not undone, in memory: decisions are few, and every deed asks about them.
 * Of another process's decision this one knows after five seconds.
 */
import { isAgainst, isFor } from '../decisions/decision.ts';
import { decidedLately, lastWord } from './store.ts';

export type Decided = { against: number; fine: number; last: string | null };

export type Facts = {
	campaigns: Map<string, Decided>;
	domains: Map<string, Decided>;
	/** Of the last day. */
	networks: Map<string, Decided>;
};
type Kept = { word: string; readAt: number; askedAt: number; facts: Facts };

const secondsBetween = 5;
/** Also where nobody decided anything: what is older than a day, or a month, stops counting. */
const minutesKept = 10;
const day = 86_400_000;

export const nothing: Decided = { against: 0, fine: 0, last: null };

let kept: Kept | null = null;
let reading: Promise<Facts> | null = null;

/** Call once a decision is on disk. */
export const forgetFacts = (): void => {
	kept = null;
};

function count(among: Map<string, Decided>, name: string, against: boolean, decision: string): void {
	const { against: bad, fine, last } = among.get(name) ?? nothing;
	among.set(name, against ? { against: bad + 1, fine, last: decision } : { against: bad, fine: fine + 1, last });
}

async function read(now: Date): Promise<Facts> {
	const facts: Facts = { campaigns: new Map(), domains: new Map(), networks: new Map() };
	for (const { id, what, why, campaign, domains, network, at } of await decidedLately(now)) {
		const against = isAgainst(what);
		if (against ? why !== 'spam' && why !== 'phishing' : !isFor(what) && what !== 'granted') continue;
		if (campaign !== null) count(facts.campaigns, campaign, against, id);
		for (const domain of domains) count(facts.domains, domain, against, id);
		if (network !== null && at.getTime() > now.getTime() - day) count(facts.networks, network, against, id);
	}
	return facts;
}

async function look(now: Date): Promise<Facts> {
	const before = kept;
	const word = await lastWord();
	const isOld = !before || now.getTime() - before.readAt >= minutesKept * 60_000;
	const facts = isOld || before.word !== word ? await read(now) : before.facts;
	const readAt = facts === before?.facts ? before.readAt : now.getTime();
	kept = { word, facts, readAt, askedAt: now.getTime() };
	return facts;
}

/** At hand where they were read a moment ago: most deeds wait for nothing. */
export function factsAt(now: Date): Facts | Promise<Facts> {
	if (kept && Math.abs(now.getTime() - kept.askedAt) < secondsBetween * 1000) return kept.facts;
	reading ??= look(now).finally(() => {
		reading = null;
	});
	return reading;
}
