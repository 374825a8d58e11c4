/** Long work that lets others have their turn. */

const sliceMs = 15;

/** Called often; waits a turn when this one has been long. */
export function breather(): () => Promise<void> {
	let until = Date.now() + sliceMs;
	return async () => {
		if (Date.now() < until) return;
		await new Promise((resolve) => setImmediate(resolve));
		until = Date.now() + sliceMs;
	};
}

let before: Promise<unknown> = Promise.resolve();

/** One after another: reading a large history takes a whole processor. */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
	const mine = before.then(work, work);
	before = mine.catch(() => {});
	return mine;
}
