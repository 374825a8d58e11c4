/** Mends tables a moment after others wrote: most often one browser is first, and the others find nothing to do. */
import type { Doc, Transaction } from 'yjs';
import { repairOrigin, repairTables } from './repair.ts';

const leastMs = 250;
const spreadMs = 400;

export type Mending = { now(): void; end(): void };

export function mendingTables(doc: Doc): Mending {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const now = (): void => {
		clearTimeout(timer);
		timer = undefined;
		repairTables(doc);
	};
	const soon = (_update: Uint8Array, origin: unknown, _doc: Doc, { local }: Transaction): void => {
		if (local || origin === repairOrigin) return;
		timer ??= setTimeout(now, leastMs + Math.random() * spreadMs);
	};
	doc.on('update', soon);
	return {
		now,
		end() {
			clearTimeout(timer);
			doc.off('update', soon);
		}
	};
}
