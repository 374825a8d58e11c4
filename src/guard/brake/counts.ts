/** What this process counted and has not told the others yet. */
import type { Tally } from './brake.ts';
import type { Subject } from './subject.ts';

type Counted = {
	subject: Subject;
	kind: string;
	from: number;
	hits: number;
	/** What of it the others know. */
	told: Tally;
	/** How it stood for all when they were told. */
	all: Tally | null;
	toldAt: number;
};

export type Delta = Tally & { subject: string; kind: string; symbol: string; signal: boolean; since: Date };

const keyOf = (subject: string, kind: string) => `${subject}\n${kind}`;

/** Rows that wait to be told; a rule nobody hears of again is dropped with the rest. */
const mostSubjects = 20_000;

export class Counts {
	readonly #judged = new Map<string, number>();
	readonly #counted = new Map<string, Counted>();

	/** One more action was weighed. */
	judge(kind: string): void {
		for (const one of ['*', kind]) this.#judged.set(one, this.#judgedOf(one) + 1);
	}

	#judgedOf(kind: string): number {
		return this.#judged.get(kind) ?? 0;
	}

	/** It spoke against the action being weighed now. */
	hit(subject: Subject, kind: string): void {
		const key = keyOf(subject.name, kind);
		const before = this.#counted.get(key);
		if (before) before.hits++;
		else {
			if (this.#counted.size >= mostSubjects) this.#counted.clear();
			// The action it is first heard of counts as the first that was weighed by it.
			const from = this.#judgedOf(kind) - 1;
			this.#counted.set(key, {
				subject,
				kind,
				from,
				hits: 1,
				told: { judged: 0, hits: 0 },
				all: null,
				toldAt: 0
			});
		}
	}

	/** What this process alone knows: the limit holds here even where the database is away. */
	tallyOf(subject: string, kind: string): Tally {
		const counted = this.#counted.get(keyOf(subject, kind));
		return counted ? { judged: this.#judgedOf(kind) - counted.from, hits: counted.hits } : { judged: 0, hits: 0 };
	}

	/** How it stood for all when last heard of, and what came here since; null where that was never. */
	known(subject: string, kind: string): (Tally & { toldAt: number }) | null {
		const counted = this.#counted.get(keyOf(subject, kind));
		if (!counted?.all) return null;
		const here = this.tallyOf(subject, kind);
		const { all, told, toldAt } = counted;
		return { judged: all.judged + here.judged - told.judged, hits: all.hits + here.hits - told.hits, toldAt };
	}

	/** How it stands for all, this process included as far as it told. */
	hear(subject: string, kind: string, { judged, hits }: Tally): void {
		const counted = this.#counted.get(keyOf(subject, kind));
		if (counted && hits >= (counted.all?.hits ?? 0)) counted.all = { judged, hits };
	}

	/** What is new since it was last taken; taking it is telling it. */
	take(wanted: (subject: Subject, kind: string) => boolean, now = Date.now()): Delta[] {
		const deltas: Delta[] = [];
		for (const counted of this.#counted.values()) {
			const { subject, kind, from, hits, told } = counted;
			if (!wanted(subject, kind)) continue;
			const judged = this.#judgedOf(kind) - from;
			const { name, symbol, signal, since } = subject;
			const delta = { judged: judged - told.judged, hits: hits - told.hits };
			if (delta.judged > 0) deltas.push({ subject: name, kind, symbol, signal, since, ...delta });
			counted.told = { judged, hits };
			counted.toldAt = now;
		}
		return deltas;
	}
}
