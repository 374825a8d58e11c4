/** Changes on their way to the disk: one at once when nothing else is being written, groups under load. */
import { log } from '#kernel/settings/log.ts';
import * as shelf from './shelf.ts';

type Entry = shelf.Fresh & {
	schema: string;
	kept(sequence: number): void;
	lost(problem: unknown): void;
};

/**
 * A write costs its process as much as telling ten people: what comes right after one waits for company. At a hundred
 * changes a second two of three still go at once.
 */
const paceMs = 5;
/** A group this large means load: the next one gathers for longer. */
const largeGroup = 8;
const gatherMs = 15;
const mostInGroup = 1000;

let waiting: Entry[] = [];
let writing: Promise<void> | null = null;
/** Before this nothing is written. */
let next = 0;

/** @returns the change's number within its document, once it is on disk. */
export function keep(schema: string, fresh: shelf.Fresh, kept: Entry['kept'], lost: Entry['lost']): void {
	waiting.push({ schema, ...fresh, kept, lost });
	writing ??= writeAll().finally(() => {
		writing = null;
	});
}

export const allKept = async (): Promise<void> => {
	while (writing) await writing;
};

async function writeAll(): Promise<void> {
	// What came in the same turn goes along.
	await null;
	while (waiting.length > 0) {
		const wait = next - performance.now();
		if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
		next = performance.now() + paceMs;
		const group = waiting.slice(0, mostInGroup);
		waiting = waiting.slice(mostInGroup);
		await Promise.all([...Map.groupBy(group, ({ schema }) => schema)].map(([schema, some]) => write(schema, some)));
		if (group.length >= largeGroup) next = performance.now() + gatherMs;
	}
}

const isDeadlock = (problem: unknown): boolean => (problem as { code?: string })?.code === '40P01';

async function write(schema: string, group: Entry[], again = true): Promise<void> {
	try {
		const before = await shelf.append(schema, group);
		for (const entry of group) {
			const number = before.get(entry.item);
			if (number === undefined) entry.lost(new Error('The document is gone.'));
			else {
				before.set(entry.item, number + 1);
				entry.kept(number + 1);
			}
		}
	} catch (problem) {
		if (again && isDeadlock(problem)) return write(schema, group, false);
		log().error({ part: 'documents', err: problem }, 'changes could not be kept');
		for (const entry of group) entry.lost(problem);
	}
}
