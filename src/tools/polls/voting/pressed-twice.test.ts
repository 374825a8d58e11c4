import { expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { type Answer, Visitor } from '../../../../tests/visitor.ts';
import { ballotOn, pollOf, type Trial } from './trial.ts';

openTestHouse({ TRUST_PROXY: '1' });

const stampIn = ({ text }: Answer): string => /name="stamp" value="([^"]+)"/.exec(text)![1]!;
const votesFor = async ({ id }: Trial) => (await carrier()`select 1 from polls.ballot where item = ${id}`).length;

const open = async ({ id }: Trial): Promise<string> => stampIn(await new Visitor().ask(`/polls/${id}`));

type How = { verb?: string; address?: string };

/** What a browser sends that has no cookie yet. */
async function press({ path }: Trial, stamp: string, fields: Record<string, string>, how: How = {}) {
	const { verb = 'vote', address = '198.51.100.7' } = how;
	const visitor = new Visitor();
	const body = new URLSearchParams({ verb, stamp, ...fields });
	const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': address };
	const { location, status } = await visitor.ask(path, { method: 'POST', body, headers });
	return { visitor, location, status };
}

const yes = { name: 'Dov', 'choices.1': 'yes' };

test('whoever presses "vote" twice before the answer came has voted once, and may change it', async () => {
	const trip = await pollOf({ settings: { capacity: 1 } });
	const stamp = await open(trip);
	const pressed = await Promise.all([press(trip, stamp, yes), press(trip, stamp, yes)]);
	pressed.push(await press(trip, stamp, yes));
	expect(await votesFor(trip)).toBe(1);
	expect(pressed.map(({ status }) => status)).toEqual([303, 303, 303]);
	expect(new Set(pressed.map(({ location }) => location)).size).toBe(1);
	const changeable = await Promise.all(pressed.map(({ visitor }) => ballotOn(visitor, trip.path)));
	expect(changeable[0]).not.toBe('');
	expect(new Set(changeable).size).toBe(1);
});

test('neighbours who open the same poll at the same moment and answer alike are each counted', async () => {
	const trip = await pollOf({ settings: { anonymous: true } });
	for (let neighbour = 0; neighbour < 3; neighbour++) await press(trip, await open(trip), { 'choices.1': 'yes' });
	expect(await votesFor(trip)).toBe(3);
});

test('another name, or other answers, from the same page are another vote', async () => {
	const trip = await pollOf({});
	const stamp = await open(trip);
	await press(trip, stamp, yes);
	await press(trip, stamp, { ...yes, name: 'Chloe' });
	await press(trip, stamp, { ...yes, 'choices.1': 'no' });
	expect(await votesFor(trip)).toBe(3);
});

test('from another place nobody is handed what came of a form', async () => {
	const trip = await pollOf({});
	const stamp = await open(trip);
	const { location } = await press(trip, stamp, yes);
	const elsewhere = await press(trip, stamp, yes, { address: '203.0.113.9' });
	expect(elsewhere.location).not.toBe(location);
	expect(await votesFor(trip)).toBe(2);
});

test('a word said twice by one press stands there once', async () => {
	const trip = await pollOf({});
	const stamp = await open(trip);
	const word = { name: 'Dov', text: 'I bring bread' };
	await Promise.all([press(trip, stamp, word, { verb: 'say' }), press(trip, stamp, word, { verb: 'say' })]);
	expect(await carrier()`select 1 from polls.comment where item = ${trip.id}`).toHaveLength(1);
});
