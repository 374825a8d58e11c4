import { expect, test } from 'vitest';
import { invitationForFirstAdmin } from '#kernel/accounts/administrators.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openItem } from '#kernel/items/open.ts';
import { lettersTo, linkIn, member, password, signIn } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';
import { deleteDue } from './jobs.ts';

openTestHouse();

async function thingOf(mail: string): Promise<string> {
	const [row] = await carrier()<{ id: string }[]>`select id from kernel.account where mail = ${mail}`;
	const item = await openItem({ tool: 'polls', title: 'Lake day', owner: row!.id, language: 'en' }, new Date());
	return item.id;
}

const waited = () => carrier()`update kernel.departure set due_at = now() - interval '1 minute'`;
const isThere = async (item: string) => (await carrier()`select 1 from kernel.item where id = ${item}`).length === 1;

test('an account goes after fourteen days, with its things when its owner wished so', async () => {
	const ana = await member('Ana', 'ana@example.org');
	const item = await thingOf('ana@example.org');
	expect((await ana.post('/account/deletion', 'leave', { things: 'erase', password: 'not this one' })).status).toBe(
		422
	);
	expect((await ana.post('/account/deletion', 'leave', { things: 'erase', password })).status).toBe(303);
	expect((await ana.ask('/account/deletion')).text).toContain('will be deleted on');
	await deleteDue();
	expect((await ana.ask('/account')).status).toBe(200);
	await waited();
	await deleteDue();
	expect((await ana.ask('/account')).status).toBe(401);
	expect((await carrier()`select 1 from kernel.account where mail = 'ana@example.org'`).length).toBe(0);
	expect(await isThere(item)).toBe(false);
	expect((await lettersTo('ana@example.org')).at(-1)!.subject).toContain('is deleted');
});

test('its things stay with those who have the links when its owner wished so, without a name', async () => {
	const bo = await member('Bo', 'bo@example.org');
	const item = await thingOf('bo@example.org');
	await bo.post('/account/deletion', 'leave', { things: 'keep', password });
	await waited();
	await deleteDue();
	expect(await isThere(item)).toBe(true);
	const [row] =
		await carrier()`select w.name from kernel.item i join kernel.actor w on w.id = i.owner where i.id = ${item}`;
	expect(row!.name).toBeNull();
});

test('one may change one’s mind by the link of the letter, or on the page', async () => {
	const chloe = await member('Chloe', 'chloe@example.org');
	await chloe.post('/account/deletion', 'leave', { things: 'keep', password });
	const link = linkIn((await lettersTo('chloe@example.org')).at(-1)!.text);
	expect((await new Visitor().post(link, 'stay')).location).toBe('/stay/done');
	await chloe.post('/account/deletion', 'leave', { things: 'keep', password });
	await chloe.post('/account/deletion', 'stay');
	await waited();
	await deleteDue();
	expect((await (await signIn('chloe@example.org')).ask('/account')).status).toBe(200);
});

test('the only administrator cannot leave the host alone', async () => {
	const dov = new Visitor();
	const link = new URL((await invitationForFirstAdmin())!).pathname;
	await dov.post(link, 'welcome', { name: 'Dov', mail: 'dov@example.org', password });
	const answer = await dov.post('/account/deletion', 'leave', { things: 'keep', password });
	expect(answer.status).toBe(409);
	expect(answer.text).toContain('Invite another administrator');
});
