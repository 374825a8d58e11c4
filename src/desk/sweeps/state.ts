/** What of the sweeps waits for somebody. */

import { factsOfAll, type Sweep, sweepsAfter } from '#guard/sweeps/store.ts';
import type { State } from '#guard/sweeps/sweep.ts';
import { stateOf } from '#guard/sweeps/sweep.ts';

export type Line = Sweep & { state: State };

export async function sweepLines(after: Sweep | null, most: number): Promise<Line[]> {
	const sweeps = await sweepsAfter(after, most);
	const facts = await factsOfAll(sweeps.map(({ id }) => id));
	return sweeps.map((sweep) => ({ ...sweep, state: stateOf(facts.get(sweep.id) ?? []) }));
}

/** Those to be marked and signed. */
export const sweepsToSign = async (): Promise<number> =>
	(await sweepLines(null, 50)).filter(({ state }) => state === 'open').length;
