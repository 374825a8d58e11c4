/** Links as the guard in its seat meets them. */
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { house, newGuest } from '#kernel/accounts/actor.ts';
import { perform, seatGuard } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { makeThing } from '../../../tests/things.ts';
import { addList, readSorted, swapIn } from '../lists/store.ts';
import { weigh } from '../weigh.ts';
import { addressLists } from './lookup.ts';
import { editionOf, packed } from './packing.ts';

openTestHouse();
seatGuard(weigh);

const say = (text: string) =>
	perform(makeThing, { text }, { actor: newGuest(), key: null, language: 'en', place: null, address: '203.0.113.7' });

type Event = { symbols: unknown[]; addresses: string[] };
const lastEvent = async () => {
	const [event] = await carrier()<Event[]>`
		select symbols, array(select address from guard.link l where l.event = e.id order by place) as addresses
		from guard.event e order by id desc limit 1`;
	return event!;
};

beforeAll(async () => {
	const id = newId();
	await addList(
		{ id, holds: 'addresses', kind: 'phishing', name: 'Nets', mirror: null, hours: 24 },
		house.id,
		new Date()
	);
	const list = await packed([Buffer.from('evil.com\nhttp://bad.org/login')]);
	await swapIn(id, editionOf(list, await readSorted(id, 0, 'hashes')), new Date());
	await addressLists.refresh();
});

test('the addresses of what was written are kept in their one form, each once', async () => {
	await say('The minutes: https://Framapad.org/p/ag#top and https://framapad.org/p/ag, thanks');
	expect(await lastEvent()).toMatchObject({ addresses: ['https://framapad.org/p/ag'] });
});

test('a listed address holds a thing back until a person looked, and says why', async () => {
	await say('Win at http://bad.org/login?x=y today, our committee thanks you all very much for the meeting');
	const { symbols } = await lastEvent();
	expect(symbols).toContainEqual({
		symbol: 'links.listed',
		points: 10,
		gaps: { address: 'bad.org/login', list: 'Nets' }
	});
	expect([...(await carrier()`select kind from guard.case`)]).toMatchObject([
		{ kind: expect.stringMatching(/hold|quarantine/) }
	]);
});
