/** What calendars were told and what they must be told next: called off where a date is no longer decided. */
import type { ItemDeed } from '#kernel/actions/action.ts';
import type { Decision, OptionId, Poll } from '../poll.ts';
import * as polls from '../store.ts';
import { openTo } from '../who.ts';
import { type Decided, tellCalledOff, tellDecided } from './mails/decided.ts';
import { readersOf } from './readers.ts';
import * as store from './store.ts';

type Telling = Pick<ItemDeed<unknown>, 'pass' | 'actor' | 'now'>;

const isOver = ({ endsAt }: store.Told, now: Date): boolean => endsAt !== null && endsAt <= now;

/** Whose letter said it all in one need not be told twice when a new one follows. */
async function callOff({ pass, actor, now }: Telling, poll: Poll, rows: store.Told[], sequence: number) {
	for (const told of rows) {
		if (!pass.withheld && !isOver(told, now) && told.pausedAt === null)
			await tellCalledOff(
				{ pass, poll: openTo(pass, poll), sequence, at: now, writer: actor.kind === 'house' ? undefined : actor.id },
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

/** A poll in the trash leaves the calendars; its letters are remembered for when it comes back. */
export async function pauseTold({ pass, now }: Telling, poll: Poll): Promise<void> {
	if (pass.withheld) return;
	const sequence = (poll.sequence ?? 0) + 1;
	await store.keepSequence(pass, sequence);
	for (const told of await store.toldOf(pass)) {
		if (told.pausedAt !== null || isOver(told, now)) continue;
		await tellCalledOff({ pass, poll: openTo(pass, poll), sequence, at: now }, told);
		await store.keepTold(pass, { ...told, sequence, pausedAt: now });
	}
}

/** It came back from the trash: whoever had its dates gets them again, under a higher sequence. */
export async function resumeTold({ pass, actor, now }: Telling, poll: Poll): Promise<void> {
	const told = await store.toldOf(pass);
	const paused = new Map(told.filter(({ pausedAt }) => pausedAt !== null).map((one) => [one.mail, one]));
	if (!poll.decision || pass.withheld) return;
	const sequence = (poll.sequence ?? 0) + 1;
	await store.keepSequence(pass, sequence);
	const again = { ...openTo(pass, poll), decision: { ...poll.decision, at: now, sequence } };
	const decided: Decided = { pass, poll: again, told, words: await store.wordsOf(pass), writer: actor.id };
	for (const { mail, name, language } of paused.values()) {
		const known = await tellDecided(decided, { mail, name, language, as: 'voter', invitation: null });
		for (const one of told.filter((row) => row.mail === mail)) await store.forgetTold(pass, one);
		for (const one of known) await store.keepTold(pass, one);
	}
}
