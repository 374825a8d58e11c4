/** Fetches moments for the slider: one at a time, and of those asked for meanwhile only the last. */
import type { Block } from '../text/tree.ts';

export type Arrived = { n: number; at: number; author: number | null; tree: Block[] };

export function reader(address: string, arrive: (moment: Arrived) => void, fail: () => void) {
	let wanted: number | null = null;
	let busy: Promise<void> | null = null;
	const readOne = async (n: number): Promise<void> => {
		const answer = await fetch(`${address}/history/${n}/tree`);
		if (!answer.ok) throw new Error(String(answer.status));
		arrive(await answer.json());
	};
	const readAll = async (): Promise<void> => {
		while (wanted !== null) {
			const n = wanted;
			wanted = null;
			await readOne(n).catch(fail);
		}
		busy = null;
	};
	return (n: number): Promise<void> => {
		wanted = n;
		busy ??= readAll();
		return busy;
	};
}

/** How long the whole lasts, in seconds; null where each change is shown. */
export const paces = { each: null, slow: 180, usual: 60, fast: 15 } as const;
export type Pace = keyof typeof paces;

/** Where the play has come to some seconds after it began. */
export function placeAfter(
	seconds: number,
	from: number,
	before: number,
	{ first, last }: { first: number; last: number },
	pace: Pace
): number {
	const whole = paces[pace];
	const next = whole === null ? before + 1 : from + Math.floor(((last - first + 1) * seconds) / whole);
	return Math.min(last, Math.max(before + 1, next));
}
