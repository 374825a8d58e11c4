/**
 * What one batch did to one maker. An appeal that is granted gives it back by itself, in the same small steps as the whole
 * batch; taking that decision back brings it again to where the batch had left it.
 */
import { carrier, transaction } from '#kernel/database/connection.ts';
import { nameActorsIn } from '#kernel/life/guests.ts';
import { flip, mostInOne, secondsBetween, type Way } from './batch.ts';
import { effectOf } from './effect.ts';
import { goOnLater } from './later.ts';
import { factsOf, lockSweep } from './store.ts';
import { stateOf } from './sweep.ts';

nameActorsIn('guard.sweep_part', 'maker');

export type Part = { sweep: string; maker: string };

const keepMoving = ({ sweep, maker }: Part, way: Way | null) => carrier()`
	update guard.sweep_part set moving = ${way} where sweep = ${sweep} and maker = ${maker}`;

async function movingOf(sweep: string): Promise<{ maker: string; moving: Way } | null> {
	const [row] = await carrier()<{ maker: string; moving: Way }[]>`
		select maker, moving from guard.sweep_part where sweep = ${sweep} and moving is not null order by maker limit 1`;
	return row ?? null;
}

/** One small transaction. @returns false where it is all there. */
function oneStep(part: Part, way: Way): Promise<boolean> {
	return transaction(async () => {
		const sweep = await lockSweep(part.sweep);
		const effect = sweep?.effect ? effectOf(sweep.effect) : null;
		const isThere = !sweep || !effect || (await flip(sweep, effect, { way, maker: part.maker, most: mostInOne })) === 0;
		if (isThere) await keepMoving(part, null);
		return !isThere;
	});
}

/** @returns false where the whole batch is given back already, or is being. */
export function movePart(part: Part, way: Way): Promise<boolean> {
	return transaction(async () => {
		await lockSweep(part.sweep);
		const state = stateOf(await factsOf(part.sweep));
		if (state === 'undoing' || state === 'undone') return false;
		await keepMoving(part, way);
		// Most parts are small: whoever decided sees it done.
		if (await oneStep(part, way)) await goOnLater(part.sweep);
		return true;
	});
}

/** Some seconds of what is on its way. @returns whether there is more. */
export async function partsTurn(sweep: string): Promise<boolean> {
	const until = performance.now() + secondsBetween * 1000;
	for (let next = await movingOf(sweep); next; next = await movingOf(sweep)) {
		if (performance.now() > until) return true;
		await oneStep({ sweep, maker: next.maker }, next.moving);
	}
	return false;
}
