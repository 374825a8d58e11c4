import { describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
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

test('nothing that was kept for somebody alone is left once they went', async () => {
	const fay = await member('Fay', 'fay@example.org');
	const item = await thingOf('fay@example.org');
	const [row] = await carrier()<{ id: string }[]>`select id from kernel.account where mail = 'fay@example.org'`;
	const id = row!.id;
	await fay.post('/account/tokens', 'make', { name: 'mine', scopes: 'account:read', days: 'never' });
	await fay.post('/polls/feed', 'open');
	const feed = /\/feeds\/\w+\.ics/.exec((await fay.ask('/polls/feed')).text)![0];
	await fay.post(`/items/${item}/sorting`, 'sort', { labels: 'summer', archived: 'yes' });
	await fay.post(`/items/${item}/settings`, 'people', { keeperMail: 'gil@example.org' });
	await fay.post('/account/notices', 'daily', { daily: 'yes' });
	await carrier()`insert into kernel.notice (id, actor, kind, words, gathers) values (${newId()}, ${id}, 'a', '{}', false)`;
	await fay.post('/account/deletion', 'leave', { things: 'keep', password });
	await waited();
	await deleteDue();
	expect((await new Visitor().ask(feed)).status).toBe(404);
	const left = new Set<string>();
	const tables = await carrier()<{ name: string }[]>`
		select format('%I.%I', schemaname, tablename) as name from pg_tables
		where schemaname in ('kernel', 'guard', 'polls', 'pads')`;
	for (const { name } of tables) {
		const rows = await carrier().unsafe(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${id}%`]);
		if (rows.length > 0) left.add(name);
	}
	// What others see of the past holds together by a nameless actor; letters and offers are for those they went to.
	const past = ['kernel.activity', 'kernel.actor', 'kernel.item', 'kernel.item_offer', 'kernel.letter', 'kernel.usage'];
	expect([...left].sort()).toEqual(past);
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

describe('A space of which somebody leaves as the only owner', () => {
	const idOf = async (mail: string) =>
		(await carrier()<{ id: string }[]>`select id from kernel.account where mail = ${mail}`)[0]!.id;

	async function spaceOf(owner: string, others: [string, string][]): Promise<{ space: string; item: string }> {
		const space = newId();
		await carrier()`insert into kernel.space (id, name, language, made_by) values (${space}, 'Choir', 'en', ${owner})`;
		for (const [place, [actor, role]] of [[owner, 'owner'] as [string, string], ...others].entries())
			await carrier()`
				insert into kernel.member (space, actor, role, at)
				values (${space}, ${actor}, ${role}, now() + make_interval(secs => ${place}))`;
		const item = await openItem({ tool: 'polls', title: 'Concert', owner, space, language: 'en' }, new Date());
		return { space, item: item.id };
	}

	const leave = async (who: Visitor, things: string) => {
		await who.post('/account/deletion', 'leave', { things, password });
		await waited();
		await deleteDue();
	};

	test('goes on to its first editor, with all it has', async () => {
		const eve = await member('Eve', 'eve@example.org');
		await member('Fay', 'fay@example.org');
		await member('Gus', 'gus@example.org');
		const [fay, gus] = [await idOf('fay@example.org'), await idOf('gus@example.org')];
		const { space, item } = await spaceOf(await idOf('eve@example.org'), [
			[fay, 'member'],
			[gus, 'editor']
		]);
		await leave(eve, 'erase');
		const members = await carrier()`select actor, role from kernel.member where space = ${space} order by at`;
		expect([...members]).toEqual([
			{ actor: fay, role: 'member' },
			{ actor: gus, role: 'owner' }
		]);
		expect(await isThere(item)).toBe(true);
	});

	test('ends where nobody else belongs to it, and what it has shares the fate of the rest', async () => {
		const hal = await member('Hal', 'hal@example.org');
		const kept = await spaceOf(await idOf('hal@example.org'), []);
		await leave(hal, 'keep');
		expect(await isThere(kept.item)).toBe(true);
		expect([...(await carrier()`select 1 from kernel.space where id = ${kept.space}`)]).toEqual([]);
		const ida = await member('Ida', 'ida@example.org');
		const erased = await spaceOf(await idOf('ida@example.org'), []);
		await leave(ida, 'erase');
		expect(await isThere(erased.item)).toBe(false);
	});
});

test('the only administrator cannot leave the host alone', async () => {
	const dov = new Visitor();
	const link = new URL((await invitationForFirstAdmin())!).pathname;
	await dov.post(link, 'welcome', { name: 'Dov', mail: 'dov@example.org', password });
	const answer = await dov.post('/account/deletion', 'leave', { things: 'keep', password });
	expect(answer.status).toBe(409);
	expect(answer.text).toContain('Invite another administrator');
});
