import { expect, test } from 'vitest';
import { isRefusal } from '#base/refusal.ts';
import { passFor } from '#kernel/access/pass.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import type { Action } from '#kernel/actions/action.ts';
import { type Caller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { closePoll } from '../deciding/actions.ts';
import * as store from '../store.ts';
import { placeOf, tally } from '../tally.ts';
import { addComment, type Cast, castVote, changeVote, removeComment, withdrawVote } from './actions.ts';
import { proposeOptions } from './proposing/actions.ts';
import { pollOf, type Trial } from './trial.ts';

openTestHouse();

const caller = (key: string | null = null): Caller => ({ actor: newGuest(), key, language: 'en', place: null });
const manager = ({ manageKey }: Trial): Caller => caller(manageKey);

const cast = (poll: Trial, name: string | undefined, choices: object, by = caller()) =>
	perform(castVote, { poll: poll.id, ...(name ? { name } : {}), choices, private: false }, by) as Promise<Cast>;

/** The code of the refusal, with the fields where there are any; 'done' where nothing was refused. */
async function outcome<Input>(action: Action<Input>, input: unknown, by: Caller): Promise<string> {
	try {
		await perform(action, input, by);
		return 'done';
	} catch (problem) {
		if (!isRefusal(problem)) throw problem;
		const { fields } = problem.details;
		return fields ? fields.map(({ field, code }) => `${field} ${code}`).join(', ') : problem.code;
	}
}

async function seatsIn({ id }: Trial, option = '1') {
	const pass = await passFor({ tool: 'polls', name: id }, null);
	const counted = tally(await store.poll(pass), await store.ballotsOf(pass));
	return { ...counted.options[option]!.seats!, placeOf: (ballot: string) => placeOf(counted, option, ballot) };
}

test('two voters for the last seat at the same moment: one has it, one waits', async () => {
	for (let round = 0; round < 5; round++) {
		const trip = await pollOf({ settings: { capacity: 1 } });
		await Promise.all(['Dov', 'Eve'].map((name) => cast(trip, name, { 1: 'yes' })));
		const { taken, waiting } = await seatsIn(trip);
		expect([taken.length, waiting.length]).toEqual([1, 1]);
	}
});

test('where full options refuse, the second of two at the same moment is told that no seat is left', async () => {
	const trip = await pollOf({ settings: { capacity: 1, whenFull: 'refuse' } });
	const vote = (name: string) =>
		outcome(castVote, { poll: trip.id, name, choices: { 1: 'yes' }, private: false }, caller());
	expect((await Promise.all(['Dov', 'Eve'].map(vote))).sort()).toEqual(['choices.1 full', 'done']);
	expect((await seatsIn(trip)).taken).toHaveLength(1);
});

test('whoever gives a seat back lets the next one move up, and queues at the end afterwards', async () => {
	const trip = await pollOf({ settings: { capacity: 1 } });
	const dov = await cast(trip, 'Dov', { 1: 'yes' });
	const eve = await cast(trip, 'Eve', { 1: 'yes' });
	const change = (choices: object) =>
		perform(changeVote, { poll: trip.id, ballot: dov.id, name: 'Dov', choices, private: false }, caller(dov.key));
	await change({ 1: 'no' });
	expect((await seatsIn(trip)).placeOf(eve.id)).toBe('seated');
	await change({ 1: 'yes' });
	expect((await seatsIn(trip)).placeOf(dov.id)).toBe(1);
	await perform(withdrawVote, { poll: trip.id, ballot: eve.id }, caller(eve.key));
	expect((await seatsIn(trip)).placeOf(dov.id)).toBe('seated');
});

test('each policy lets the right people change an answer', async () => {
	const told = async (settings: object) => {
		const poll = await pollOf({ settings });
		const anonymous = 'anonymous' in settings;
		const owner = manager(poll);
		const voter = caller();
		const { id: ballot, key } = await cast(poll, anonymous ? undefined : 'Dov', { 1: 'yes' }, voter);
		const input = {
			poll: poll.id,
			ballot,
			...(anonymous ? {} : { name: 'Dov' }),
			choices: { 2: 'yes' },
			private: false
		};
		return {
			stranger: await outcome(changeVote, input, caller()),
			browser: await outcome(changeVote, input, voter),
			link: await outcome(changeVote, input, caller(key)),
			shownLink: await outcome(changeVote, { ...input, key }, caller()),
			owner: await outcome(changeVote, input, owner)
		};
	};
	const done = 'done';
	expect(await told({})).toEqual({
		stranger: 'polls.not-yours',
		browser: done,
		link: done,
		shownLink: done,
		owner: done
	});
	expect(await told({ edits: 'anyone-all' })).toEqual({
		stranger: done,
		browser: done,
		link: done,
		shownLink: done,
		owner: done
	});
	expect(await told({ edits: 'locked' })).toEqual({
		stranger: 'polls.locked',
		browser: 'polls.locked',
		link: 'polls.locked',
		shownLink: 'polls.locked',
		owner: done
	});
	expect(await told({ anonymous: true })).toEqual({
		stranger: 'polls.anonymous',
		browser: 'polls.anonymous',
		link: done,
		shownLink: done,
		owner: 'polls.anonymous'
	});
});

test('after the close nobody votes or changes, and whoever runs the poll may still take an answer out', async () => {
	const poll = await pollOf();
	const { id: ballot, key } = await cast(poll, 'Dov', { 1: 'yes' });
	await perform(closePoll, { poll: poll.id }, manager(poll));
	const input = { poll: poll.id, name: 'Dov', choices: { 2: 'yes' }, private: false };
	expect(await outcome(castVote, input, caller())).toBe('polls.closed');
	expect(await outcome(changeVote, { ...input, ballot }, caller(key))).toBe('polls.closed');
	expect(await outcome(withdrawVote, { poll: poll.id, ballot }, caller(key))).toBe('polls.closed');
	expect(await outcome(withdrawVote, { poll: poll.id, ballot }, manager(poll))).toBe('done');
});

test('a ballot is checked as its method counts it, and nothing is kept of one that is refused', async () => {
	const wrong = async (method: string, choices: object, settings: object = {}) => {
		const poll = await pollOf({ settings: { method, ...settings } });
		const input = { poll: poll.id, name: 'Dov', choices, private: false, comment: 'never kept' };
		const said = await outcome(castVote, input, caller());
		const pass = await passFor({ tool: 'polls', name: poll.id }, null);
		expect([...(await store.ballotsOf(pass)), ...(await store.commentsOf(pass))]).toEqual([]);
		return said;
	};
	expect(await wrong('yes-maybe', {})).toBe('choices required');
	expect(await wrong('yes-maybe', { 9: 'yes' })).toBe('choices.9 unknown-option');
	expect(await wrong('yes-maybe', { 1: 'yes', 2: 'yes' }, { maxYes: 1 })).toBe('choices too-many-yes');
	expect(await wrong('schulze', { 1: 3 })).toBe('choices.1 bad-rank');
	expect(await wrong('score', { 1: 6 })).toBe('choices.1 bad-score');
	expect(await wrong('majority-judgment', { 1: 'yes' })).toBe('choices.1 bad-grade');
	expect(await wrong('dots', { 1: 3, 2: 3 })).toBe('choices too-many-dots');
});

test('an anonymous poll keeps nothing that ties a person to an answer', async () => {
	const poll = await pollOf({ settings: { anonymous: true } });
	const voter = caller();
	const { id: ballot, key } = await cast(poll, undefined, { 1: 'yes' }, voter);
	await perform(
		changeVote,
		{ poll: poll.id, ballot, key, choices: { 2: 'yes' }, private: false, comment: 'a word' },
		voter
	);
	const who = voter.actor!.id;
	const rows = await carrier()<{ at: Date; actor: string | null }[]>`
		select at, actor from polls.ballot where item = ${poll.id}
		union all select at, actor from polls.comment where item = ${poll.id}
		union all select at, actor from kernel.activity where item = ${poll.id} and act like 'polls.%-vote'`;
	expect(rows.map(({ actor }) => actor)).not.toContain(who);
	expect(rows.map(({ at }) => at.getTime() % 3_600_000)).toEqual(rows.map(() => 0));
	expect(await carrier()`select 1 from kernel.actor where id = ${who}`).toEqual([]);
	expect(await carrier()`select 1 from kernel.permit where item = ${poll.id} and actor = ${who}`).toEqual([]);
});

test('comments are removed by who wrote them and by who runs the poll, by nobody else', async () => {
	const poll = await pollOf();
	const dov = caller();
	const say = async () =>
		((await perform(addComment, { poll: poll.id, name: 'Dov', text: 'Hello', private: false }, dov)) as { id: string })
			.id;
	const first = await say();
	expect(await outcome(removeComment, { poll: poll.id, comment: first }, caller())).toBe('polls.not-yours');
	expect(await outcome(removeComment, { poll: poll.id, comment: first }, dov)).toBe('done');
	expect(await outcome(removeComment, { poll: poll.id, comment: await say() }, manager(poll))).toBe('done');
	expect(await outcome(removeComment, { poll: poll.id, comment: first }, dov)).toBe('polls.no-such-comment');
});

test('proposals come in while they are asked for, once each, in the order of days', async () => {
	const closed = await pollOf();
	const propose = (poll: Trial, option: object) =>
		outcome(proposeOptions, { poll: poll.id, name: 'Eve', options: [option] }, caller());
	expect(await propose(closed, { label: 'Cake' })).toBe('polls.off');
	const dates = await pollOf({
		kind: 'date',
		options: [{ day: '2030-05-04' }, { day: '2030-05-08' }],
		settings: { zone: 'Europe/Paris', proposals: true }
	});
	expect(await propose(dates, { day: '2030-05-06', text: '18h-20h' })).toBe('done');
	expect(await propose(dates, { day: '2030-05-08' })).toBe('options[0] twice');
	expect(await propose(dates, { label: 'Cake' })).toBe('options[0].label not-allowed');
	const { options } = await store.poll(await passFor({ tool: 'polls', name: dates.id }, null));
	expect(options.map(({ id, slot }) => [id, slot?.kind])).toEqual([
		['1', 'day'],
		['3', 'time'],
		['2', 'day']
	]);
});
