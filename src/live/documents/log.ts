/** Changes on their way to the disk: one at once when nothing else is being written, groups under load. */
import { log } from '#kernel/settings/log.ts';
import * as shelf from './shelf.ts';

type Entry = shelf.Fresh & {
	kept(sequence: number): void;
	lost(problem: unknown): void;
};

/** A write costs its process as much as telling ten people: what comes right after one waits for company. */
const paceMs = 8;
/** A group this large means load: the next one gathers for longer. */
const largeGroup = 8;
const gatherMs = 15;
const mostInGroup = 1000;

/** @property next before this nothing is written. */
type Log = { schema: string; waiting: Entry[]; writing: Promise<void> | null; next: number };

const logs = new Map<string, Log>();

function logOf(schema: string): Log {
	const known = logs.get(schema) ?? { schema, waiting: [], writing: null, next: 0 };
	logs.set(schema, known);
	return known;
}

/** @param entry hears the change's number within its document, once it is on disk. */
export function keep(schema: string, entry: Entry): void {
	const here = logOf(schema);
	here.waiting.push(entry);
	here.writing ??= writeAll(here).finally(() => {
		here.writing = null;
	});
}

export async function allKept(): Promise<void> {
	for (const here of logs.values()) while (here.writing) await here.writing;
}

async function writeAll(here: Log): Promise<void> {
	// What came in the same turn goes along.
	await null;
	while (here.waiting.length > 0) {
		const now = performance.now();
		const wait = here.next - now;
		if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
		const group = here.waiting.splice(0, mostInGroup);
		here.next = Math.max(now, here.next) + paceMs;
		await write(here.schema, group);
		if (group.length >= largeGroup) here.next = performance.now() + gatherMs;
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
