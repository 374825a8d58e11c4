/** Counts over spans of time, kept while history passes by in its order. */
import { type Count, type Subject, valuesOf } from './subject.ts';

const sweepEvery = 100_000;

/** The moments of one value, oldest first; what is before `start` has passed out of the span. */
type Moments = { at: number[]; start: number };

class Window {
	readonly count: Count;
	#seen = new Map<string, Moments>();

	constructor(count: Count) {
		this.count = count;
	}

	see(subject: Subject): number | null {
		let most: number | null = null;
		for (const value of valuesOf(subject, this.count.key)) most = Math.max(most ?? 0, this.#one(value, subject.at));
		return most;
	}

	#one(value: string, at: number): number {
		const moments = this.#seen.get(value) ?? { at: [], start: 0 };
		moments.at.push(at);
		while (moments.at[moments.start]! <= at - this.count.ms) moments.start++;
		if (moments.start > 1000 && moments.start * 2 > moments.at.length) {
			moments.at.splice(0, moments.start);
			moments.start = 0;
		}
		this.#seen.set(value, moments);
		return moments.at.length - moments.start;
	}

	forget(now: number): void {
		for (const [value, { at }] of this.#seen) if (at.at(-1)! <= now - this.count.ms) this.#seen.delete(value);
	}
}

const same = (one: Count, other: Count): boolean => one.key === other.key && one.ms === other.ms;

export class Windows {
	#windows: Window[] = [];
	#seen = 0;
	#now = new Map<Count, number | null>();

	constructor(counts: readonly Count[]) {
		for (const count of counts)
			if (!this.#windows.some((window) => same(window.count, count))) this.#windows.push(new Window(count));
	}

	/** Every event of the history, once, in its order. */
	see(subject: Subject): void {
		for (const window of this.#windows) this.#now.set(window.count, window.see(subject));
		if (++this.#seen % sweepEvery === 0) for (const window of this.#windows) window.forget(subject.at);
	}

	/** How many there were within the span, that one included; null where it has no such thing as a network. */
	of(wanted: Count): number | null {
		const window = this.#windows.find(({ count }) => same(count, wanted));
		return window ? (this.#now.get(window.count) ?? null) : null;
	}

	/** The same of the event that passed last, for when it is asked later. */
	kept(): (wanted: Count) => number | null {
		const now = this.#windows.map(({ count }) => ({ count, value: this.#now.get(count) ?? null }));
		return (wanted) => now.find(({ count }) => same(count, wanted))?.value ?? null;
	}
}
