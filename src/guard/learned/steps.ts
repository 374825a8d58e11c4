/** Long work in small steps: done at once on the command line, or between requests in the house. */
export type Steps<Result> = Generator<undefined, Result>;

export function atOnce<Result>(steps: Steps<Result>): Result {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
const millisecondsAtATime = 8;

/** Nobody waits longer for their page than one step takes. */
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
	for (;;) {
		const until = performance.now() + millisecondsAtATime;
		while (performance.now() < until) {
			const { done, value } = steps.next();
			if (done) return value;
		}
		await nextTurn();
	}
}
