/** What happens when: the next first, and more may be added while time goes by. */
export type Task = { at: number; run(at: number): Promise<void> };

export class Line {
	readonly #tasks: Task[] = [];

	add(at: number, run: Task['run']): void {
		let [low, high] = [0, this.#tasks.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			// The next one stands last, where it is taken from.
			if (this.#tasks[middle]!.at > at) low = middle + 1;
			else high = middle;
		}
		this.#tasks.splice(low, 0, { at, run });
	}

	async goOn(until: number): Promise<void> {
		while ((this.#tasks.at(-1)?.at ?? until) < until) {
			const { at, run } = this.#tasks.pop()!;
			await run(at);
		}
	}
}
