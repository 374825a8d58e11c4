import { expect, test } from 'vitest';
import { perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { lettersTo, member } from '../../../../tests/accounts.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { changePoll } from '../asking/actions.ts';
import { removeOption } from '../asking/options/actions.ts';
import { ballotOn, pollOf, vote } from './trial.ts';

openTestHouse();

test('whoever waited hears of the seat, once, when one is given back or more seats are made', async () => {
	const chloe = await member('Chloé', 'chloe@example.org');
	const trip = await pollOf({ title: 'Boat trip', settings: { capacity: 1 } });
	const dov = new Visitor();
	await vote(dov, trip, 'Dov', { 1: 'yes', 2: 'yes' });
	await vote(chloe, trip, 'Chloé', { 1: 'yes', 2: 'yes' });
	expect((await chloe.ask(trip.path)).text).toContain('you are number 1 on the waiting list');
	const owner = { actor: null, key: trip.manageKey, language: 'en', place: null } as const;
	await perform(changePoll, { poll: trip.id, settings: { capacity: 2 } }, owner);
	await dov.post(trip.path, 'withdraw', { ballot: await ballotOn(dov, trip.path) });
	const letters = (await lettersTo('chloe@example.org')).filter(({ kind }) => kind === 'polls.seat');
	const told = letters.map(({ subject }) => subject).sort();
	expect(told).toEqual(['You have a seat now: Salad', 'You have a seat now: Soup']);
	expect(letters[0]!.text).toContain(trip.path);
	const notices = await carrier()`select 1 from kernel.notice where kind = 'polls.seat' and item = ${trip.id}`;
	expect(notices).toHaveLength(2);
	expect((await chloe.ask(trip.path)).text).toContain('you have a seat');
});

test('whoever loses a seat hears of it, when seats become fewer and when the option goes', async () => {
	const bo = await member('Bo', 'bo@example.org');
	const trip = await pollOf({ title: 'Boat trip', settings: { capacity: 2 } });
	await vote(new Visitor(), trip, 'Dov', { 1: 'yes' });
	await vote(bo, trip, 'Bo', { 1: 'yes', 2: 'yes' });
	const owner = { actor: null, key: trip.manageKey, language: 'en', place: null } as const;
	await perform(changePoll, { poll: trip.id, settings: { capacity: 1 } }, owner);
	await perform(removeOption, { poll: trip.id, option: '2' }, owner);
	const letters = (await lettersTo('bo@example.org')).filter(({ kind }) => kind === 'polls.seat');
	expect(letters.map(({ subject }) => subject).sort()).toEqual([
		'You no longer have a seat: Salad',
		'You no longer have a seat: Soup'
	]);
	await bo.post(trip.path, 'withdraw', { ballot: await ballotOn(bo, trip.path) });
	expect((await lettersTo('bo@example.org')).filter(({ kind }) => kind === 'polls.seat')).toHaveLength(2);
});
