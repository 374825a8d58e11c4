/** Heavy work takes turns: so many at once, so many waiting, and whoever comes after is told to come again. */
import { refusal } from '#base/refusal.ts';

export const tooBusy = refusal('pads.too-busy', 503);

export type Lane = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** @returns a lane that throws pads.too-busy where too many wait. */
export function lane(atOnce: number, waitingAtMost: number): Lane {
	let running = 0;
	const waiting: (() => void)[] = [];
	return async (work) => {
		if (running >= atOnce) {
			if (waiting.length >= waitingAtMost) throw tooBusy({ retryAfter: 30 });
			await new Promise<void>((go) => waiting.push(go));
		}
		running++;
		try {
			return await work();
		} finally {
			running--;
			waiting.shift()?.();
		}
	};
}
