/**
 * The brake: whatever is fresh and speaks against more than its share of the traffic loses its power to act within ten
 * hits, and reports itself. It is still counted and shown.
 */
import type { Evidence } from '../judge/evidence.ts';
import type { Found } from '../judge/signal.ts';
import { hitsTooMuch, isFresh, mostHits, type Tally } from './brake.ts';
import { brakeState, countsHere, type State, shareBefore } from './memory.ts';
import { report } from './report.ts';
import * as store from './store.ts';
import { besides, type Subject, subjectOf } from './subject.ts';

type Hit = { subject: Subject; before: number };

/** No action waits longer for what the other processes counted. */
const patienceMs = 100;

const withheld = (found: Found): Found => ({ ...found, points: 0, withheld: found.points });

/**
 * The share an earlier version had (0 where there is none), or null where it is not fresh. A signal in the first
 * version this host has known is what later ones are held against.
 */
function freshness(state: State, { name, symbol, signal, since }: Subject, now: Date): number | null {
	if (state.released.has(name) || state.settled.has(name)) return null;
	if (!signal) return 0;
	const before = shareBefore(state, { name, symbol });
	const share = state.signals.get(name);
	return before !== null && isFresh(share?.since ?? since, share?.judged ?? 0, now, state.limits) ? before : null;
}

/** In a flood a good signal speaks against most of what comes, and the others with it: only alone may it be wrong. */
const isAlone = ({ signal, symbol }: Subject, found: readonly Found[]): boolean =>
	!signal || besides(symbol, found) < 1;

function countHits(
	state: State,
	subjects: readonly Subject[],
	found: readonly Found[],
	{ now, kind }: Evidence
): Hit[] {
	return subjects.flatMap((subject) => {
		if (!isAlone(subject, found)) return [];
		const before = freshness(state, subject, now);
		if (before === null && !subject.signal) return [];
		countsHere().hit(subject, '*');
		if (before === null) return [];
		countsHere().hit(subject, kind);
		return [{ subject, before }];
	});
}

const soon = <Answer>(asked: Promise<Answer>, otherwise: Answer): Promise<Answer> => {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<Answer>((resolve) => {
		timer = setTimeout(resolve, patienceMs, otherwise);
	});
	return Promise.race([asked.catch(() => otherwise), late]).finally(() => clearTimeout(timer));
};

/** Beyond the first ten hits a share moves slowly: so often the others are told, and nobody waits for it. */
const millisecondsBetweenTellings = 200;

/** Tells the others, and hears how it stands for all. */
async function tell(hits: readonly Hit[], { kind, now }: Evidence): Promise<void> {
	const names = new Set(hits.map(({ subject }) => subject.name));
	const deltas = countsHere().take(({ name }, of) => names.has(name) && (of === '*' || of === kind));
	for (const share of await soon(store.addCounts(deltas, now), [])) countsHere().hear(share.subject, share.kind, share);
}

/** How it stands for all processes together, or at least for this one. */
function tallyOf(subject: string, kind: string): Tally {
	const here = countsHere().tallyOf(subject, kind);
	const all = countsHere().known(subject, kind);
	return all && all.hits >= here.hits ? all : here;
}

const isYoung = ({ subject }: Hit, kinds: readonly string[]): boolean =>
	kinds.some((kind) => (countsHere().known(subject.name, kind)?.hits ?? 0) <= mostHits);

const isDue = ({ subject }: Hit, kinds: readonly string[]): boolean =>
	kinds.some(
		(kind) => Date.now() - (countsHere().known(subject.name, kind)?.toldAt ?? 0) >= millisecondsBetweenTellings
	);

/** Each of the first ten hits is counted by all together before it acts. */
async function tellInTime(hits: readonly Hit[], evidence: Evidence): Promise<void> {
	const kinds = ['*', evidence.kind];
	if (hits.some((hit) => isYoung(hit, kinds))) await tell(hits, evidence);
	else if (hits.some((hit) => isDue(hit, kinds))) void tell(hits, evidence);
}

async function brakeNow(state: State, hits: readonly Hit[], evidence: Evidence): Promise<void> {
	const { kind, now } = evidence;
	await tellInTime(hits, evidence);
	for (const { subject, before } of hits) {
		const { name, symbol, signal, since } = subject;
		if (!signal && !isFresh(since, tallyOf(name, '*').judged, now, state.limits)) state.settled.add(name);
		const reached = ['*', kind].find((of) => hitsTooMuch(tallyOf(name, of), of, state.limits, before));
		if (reached === undefined || state.settled.has(name) || state.braked.has(name)) continue;
		state.braked.add(name);
		await soon(report({ subject: name, symbol, kind: reached, at: now, ...tallyOf(name, reached) }), undefined);
	}
}

/**
 * @param versions of the signals that found something, by name.
 * @returns the same findings; those that lost their power weigh nothing and say what they would have.
 */
export async function braked(
	found: readonly Found[],
	evidence: Evidence,
	versions: Record<string, string> = {}
): Promise<Found[]> {
	countsHere().judge(evidence.kind);
	if (found.every(({ points }) => points <= 0)) return [...found];
	const state = await brakeState();
	const subjects = found.map((one) => subjectOf(one, versions, evidence.now));
	const fresh = countHits(state, different(subjects), found, evidence);
	if (fresh.length > 0) await brakeNow(state, fresh, evidence);
	return found.map((one, place) => {
		const name = subjects[place]?.name;
		return name && state.braked.has(name) && !state.released.has(name) ? withheld(one) : one;
	});
}

/** A rule that finds two things in one action hit it once. */
const different = (subjects: readonly (Subject | null)[]): Subject[] => [
	...new Map(subjects.flatMap((subject) => (subject ? [[subject.name, subject]] : []))).values()
];
