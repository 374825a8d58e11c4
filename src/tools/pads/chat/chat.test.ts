import { expect, test } from 'vitest';
import { isRefusal } from '#base/refusal.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { review } from '../review.ts';
import { padOf } from '../trial.ts';
import { closeChat, reopenChat, say, unsay } from './actions.ts';
import { messagesOf } from './store.ts';

openTestHouse({ GUARD: 'off' });

const outcome = (deed: Promise<unknown>): Promise<string> =>
	deed.then(
		() => 'done',
		(problem) => (isRefusal(problem) ? problem.code : Promise.reject(problem))
	);
const by = (actor = newGuest()) => ({ ...houseCaller, actor });

test('without a script one talks beside the text, and takes back what one said', async () => {
	const [ana, bo] = [new Visitor(), new Visitor()];
	const made = await ana.post('/pads/new', 'make', { title: 'Picnic', keepDays: '30' });
	const place = `${made.location!.split('?')[0]}/chat`;
	expect((await ana.post(place, 'say', { text: 'Hello <b>all</b>', name: 'Ana' })).status).toBe(303);
	const said = await bo.post(place, 'say', { text: 'Good morning', name: 'Bo' });
	expect(said.location).toContain('#message-2');
	const page = (await bo.ask(place)).text;
	expect(page).toContain('Hello &lt;b>all&lt;/b>');
	expect(page.indexOf('Hello')).toBeLessThan(page.indexOf('Good morning'));
	expect((await bo.post(place, 'unsay', { message: '1' })).status).toBe(403);
	expect((await bo.post(place, 'unsay', { message: '2' })).status).toBe(303);
	expect((await ana.ask(place)).text).not.toContain('Good morning');
	expect((await bo.post(place, 'unsay', { message: '2' })).status).toBe(404);
	expect((await bo.post(place, 'say', { text: 'x'.repeat(2001) })).status).toBe(422);
});

test('the owner removes messages and closes the chat; what was said stays', async () => {
	const [ana, eve] = [newGuest(), newGuest()];
	const pad = await padOf(ana);
	for (const text of ['One', 'Two']) await perform(say, { pad, text }, by(eve));
	await perform(unsay, { pad, message: 2 }, by(ana));
	expect(await outcome(perform(closeChat, { pad }, by(eve)))).toBe('kernel.not-allowed');
	await perform(closeChat, { pad }, by(ana));
	expect(await outcome(perform(say, { pad, text: 'Three' }, by(eve)))).toBe('pads.chat-closed');
	expect((await messagesOf(pad)).map(({ n, text }) => [n, text])).toEqual([[1, 'One']]);
	await perform(reopenChat, { pad }, by(ana));
	// The number of what was removed is not given again.
	expect(await perform(say, { pad, text: 'Three' }, by(eve))).toEqual({ n: 3 });
});

test('who may only read does not speak', async () => {
	const ana = newGuest();
	const pad = await padOf(ana, { writers: 'key' });
	expect(await outcome(perform(say, { pad, text: 'Hello' }, by()))).toBe('kernel.not-allowed');
	expect(await outcome(perform(say, { pad, text: 'Hello' }, by(ana)))).toBe('done');
});

test('a moderator reads a message', async () => {
	const ana = newGuest();
	const pad = await padOf(ana);
	await perform(say, { pad, text: 'Hello', name: 'Ana' }, by(ana));
	expect(await review.show(pad, 'message:1')).toMatchObject({
		kind: 'message',
		title: 'Ana',
		texts: ['Hello'],
		maker: ana.id
	});
	expect(await review.show(pad, 'message:2')).toBe(null);
	expect(await review.show(pad, 'message:x')).toBe(null);
});
