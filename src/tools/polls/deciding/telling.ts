/** What calendars were told and what they must be told next: called off where a date is no longer decided. */
import type { ItemDeed } from '#kernel/actions/action.ts';
import type { Decision, OptionId, Poll } from '../poll.ts';
import * as polls from '../store.ts';
import { type Decided, tellCalledOff, tellDecided } from './mails/decided.ts';
import { readersOf } from './readers.ts';
import * as store from './store.ts';

type Telling = Pick<ItemDeed<unknown>, 'pass' | 'actor' | 'now'>;

const isOver = ({ endsAt }: store.Told, now: Date): boolean => endsAt !== null && endsAt <= now;

/** Whose letter said it all in one need not be told twice when a new one follows. */
async function callOff({ pass, actor, now }: Telling, poll: Poll, rows: store.Told[], sequence: number) {
	for (const told of rows) {
		if (!isOver(told, now) && told.pausedAt === null)
			await tellCalledOff(
				{ pass, poll, sequence, at: now, writer: actor.kind === 'house' ? undefined : actor.id },
				told
			);
		await store.forgetTold(pass, told);
	}
}

/** @returns how many people were written to. */
export async function tellDecision(deed: Telling, poll: Poll & { decision: Decision }): Promise<number> {
	const { pass, actor } = deed;
	const told = await store.toldOf(pass);
	const decided: Decided = { pass, poll, told, words: await store.wordsOf(pass), writer: actor.id };
	let people = 0;
	for (const reader of await readersOf(pass, await polls.ballotsOf(pass))) {
		const known = await tellDecided(decided, reader);
		if (known.length > 0) people++;
		for (const one of known) await store.keepTold(pass, one);
	}
	return people;
}

/** Dates that are no longer decided leave the calendars they stand in. */
export async function callOffDropped(deed: Telling, poll: Poll, kept: OptionId[], sequence: number): Promise<void> {
	const rows = await store.toldOf(deed.pass);
	const whole = rows.filter(({ option }) => option === '');
	for (const one of whole) await store.forgetTold(deed.pass, one);
	const dropped = rows.filter(({ option }) => option !== '' && !kept.includes(option));
	await callOff(deed, poll, dropped, sequence);
}

/** Nothing is decided any more. */
export const callOffAll = async (deed: Telling, poll: Poll, sequence: number): Promise<void> =>
	callOff(deed, poll, await store.toldOf(deed.pass), sequence);
