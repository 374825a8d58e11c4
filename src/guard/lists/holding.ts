/** The lists a process holds in memory: loaded once, looked at again every few seconds, swapped when an edition comes. */
import { wholePool } from '#kernel/database/connection.ts';
import type { Holds } from './store.ts';

export type Held<Index> = { id: string; kind: string; name: string; edition: number; index: Index };

type Row = Omit<Held<never>, 'index'>;

const secondsBetweenLooks = 5;

export type Holding<Index> = {
	/** What is held now; a promise only before the first reading. */
	now(): readonly Held<Index>[] | Promise<readonly Held<Index>[]>;
	/** What is held so far, without looking. */
	held(): readonly Held<Index>[];
	/** Holds these and looks no more: for the command line and for measuring, where there is no database. */
	hold(lists: readonly Held<Index>[]): void;
	/** Looks at once for what changed. */
	refresh(): Promise<readonly Held<Index>[]>;
};

export function holding<Index>(holds: Holds, load: (row: Row) => Promise<Index>): Holding<Index> {
	let held: readonly Held<Index>[] | null = null;
	let lookedAt = Number.NEGATIVE_INFINITY;
	let looking: Promise<readonly Held<Index>[]> | null = null;

	const loaded = async (row: Row): Promise<Held<Index>> => {
		const before = held?.find(({ id, edition }) => id === row.id && edition === row.edition);
		return { ...row, index: before ? before.index : await load(row) };
	};

	const look = async (): Promise<readonly Held<Index>[]> => {
		lookedAt = performance.now();
		const rows = await wholePool()<Row[]>`
			select id, kind, name, edition from guard.list
			where holds = ${holds} and off_at is null and edition > 0 order by at, id`;
		const next: Held<Index>[] = [];
		for (const row of rows) next.push(await loaded(row));
		held = next;
		return next;
	};

	const refresh = (): Promise<readonly Held<Index>[]> => {
		looking ??= look().finally(() => {
			looking = null;
		});
		return looking;
	};

	return {
		refresh,
		held: () => held ?? [],
		hold(lists) {
			held = lists;
			lookedAt = Number.POSITIVE_INFINITY;
		},
		now() {
			const isOld = performance.now() - lookedAt > secondsBetweenLooks * 1000;
			if (held === null) return refresh();
			// While the database is away, what is held still counts.
			if (isOld) refresh().catch(() => {});
			return held;
		}
	};
}
