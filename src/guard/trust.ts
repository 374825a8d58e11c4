/** How far whoever acts is known, from 0 (never seen) to 1 (one of us). */
import type { Actor } from '#kernel/accounts/actor.ts';
import { type Maker, stranger } from './judge/evidence.ts';
import { type Known, knownOf } from './store.ts';

type Signs = Pick<Known, 'days' | 'mailProven' | 'stood' | 'against' | 'vouched' | 'isDecider'>;

/** What stood counts most; age alone counts little, for accounts can be laid in store. */
export function trustOf({ days, mailProven, stood, against, vouched, isDecider }: Signs): number {
	if (isDecider) return 1;
	const age = Math.min(days / 90, 1) * 0.15;
	const works = Math.min(stood / 5, 1) * 0.45;
	const said = vouched ? 0.5 : 0;
	const sum = (mailProven ? 0.15 : 0) + age + works + said - against * 0.3;
	return Math.round(Math.max(0, Math.min(1, sum)) * 100) / 100;
}

export async function makerOf(actor: Actor): Promise<Maker> {
	const known = actor.kind === 'house' ? null : await knownOf(actor.id);
	if (!known) return unknownMaker(actor);
	const { isDecider, ...signs } = known;
	return { id: actor.id, kind: actor.kind, ...signs, trust: trustOf({ ...signs, isDecider }) };
}

/** Where nothing hangs on it, nobody is looked up. */
export const unknownMaker = ({ id, kind }: Actor): Maker => ({ ...stranger(id), kind });
