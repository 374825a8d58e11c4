/**
 * What comes at the same moment is committed together: one transaction carries many deeds, so that a crowd costs the
 * database little more than one person.
 */
import { afterCommit, beginCrowd, carrier, inTransaction, sendAlong, transaction } from './connection.ts';

type Waiting = {
	about: string;
	work(): Promise<unknown>;
	resolve(result: unknown): void;
	reject(problem: unknown): void;
};

/** Two, so that one is on its way to the disk while the next is worked on. */
const mostGroups = 2;
const mostInGroup = 32;

let waiting: Waiting[] = [];
let groups = 0;

/** A deed of a group failed, and the group with it: nothing of it is on disk. */
class Undone extends Error {}

/** What concerns one thing is done in order: whoever comes second sees what the first did. */
async function inOrder(group: Waiting[]): Promise<unknown[]> {
	const results: unknown[] = [];
	for (const { work } of group) results.push(await work());
	return results;
}

/** Everybody takes hold of things in the same order, so that two groups never wait for each other. */
const inOneOrder = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1);

async function doAll(group: Waiting[]): Promise<Map<Waiting, unknown>> {
	const byThing = [...Map.groupBy(group, ({ about }) => about)].sort(inOneOrder);
	// All are waited for: whatever a late one still sends must not reach a connection that serves somebody else.
	const done = await Promise.allSettled(byThing.map(([, some]) => inOrder(some)));
	if (done.some(({ status }) => status === 'rejected')) throw new Undone();
	const results = done.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
	return new Map(byThing.flatMap(([, some]) => some).map((one, place) => [one, results[place]]));
}

/** The database itself said no, and undid all; of a lost connection nobody knows what was kept. */
const isUndone = (problem: unknown): boolean =>
	problem instanceof Undone || (problem as { severity?: string })?.severity === 'ERROR';

async function alone({ work, resolve, reject }: Waiting): Promise<void> {
	await transaction(work).then(resolve, reject);
}

/** Where somebody holds one thing for long, those who want it wait alone, and nobody else with them. */
const patience = () => carrier()`set local lock_timeout = 250`;

async function commit(group: Waiting[]): Promise<void> {
	if (group.length === 1) return alone(group[0]!);
	let isKept = false;
	try {
		const results = await transaction(async () => {
			afterCommit(() => {
				isKept = true;
			});
			await sendAlong(patience());
			beginCrowd();
			return doAll(group);
		});
		for (const [one, result] of results) one.resolve(result);
	} catch (problem) {
		if (!isKept && isUndone(problem)) await Promise.all(group.map(alone));
		else for (const { reject } of group) reject(problem);
	}
}

async function commitAll(): Promise<void> {
	groups++;
	// What comes in the same turn goes along.
	await new Promise(setImmediate);
	while (waiting.length > 0) {
		const group = waiting.slice(0, mostInGroup);
		waiting = waiting.slice(mostInGroup);
		await commit(group);
	}
	groups--;
}

/**
 * As `transaction`, in company. Where one of a group fails all are undone, and each is done again alone: so the work
 * must leave nothing outside the database before its commit.
 * @param about what the work takes hold of first, such as the id of an item.
 */
export function together<Result>(about: string, work: () => Promise<Result>): Promise<Result> {
	if (inTransaction()) return work();
	return new Promise<Result>((resolve, reject) => {
		waiting.push({ about, work, resolve: resolve as Waiting['resolve'], reject });
		if (groups < mostGroups) void commitAll();
	});
}
