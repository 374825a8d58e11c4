/** The thread that converts; see `thread.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { Unreadable } from '#base/office/unreadable.ts';
import { kindOf, type ReadKind, read, type WriteKind, write } from './convert.ts';
import type { Paper } from './paper.ts';

export type Task = { read: Uint8Array; name: string } | { write: WriteKind; paper: Paper };
export type Outcome = { done: unknown } | { why: string };

async function outcome(task: Task): Promise<Outcome> {
	try {
		if ('write' in task) return { done: write(task.write, task.paper) };
		const kind: ReadKind | null = kindOf(task.name, task.read);
		return kind ? { done: await read(kind, task.read) } : { why: 'kind' };
	} catch (problem) {
		if (problem instanceof Unreadable) return { why: problem.why };
		// Nested deeper than any text: what is read one level after the other runs out of room.
		if (problem instanceof RangeError) return { why: 'broken' };
		throw problem;
	}
}

parentPort!.postMessage(await outcome(workerData as Task));
