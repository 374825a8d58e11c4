import { describe, expect, test } from 'vitest';
import { keyFor, openKey } from '#kernel/access/keys.ts';
import { type Actor, guestCookie, newGuest } from '#kernel/accounts/actor.ts';
import { whenClaimed } from '#kernel/accounts/claim.ts';
import { remember } from '#kernel/accounts/store.ts';
import { record } from '#kernel/activity/store.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { openItem } from '#kernel/items/open.ts';
import { lettersTo, member, password } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse();

async function guestVisitor(): Promise<{ visitor: Visitor; guest: Actor }> {
	const guest = newGuest();
	await remember(guest);
	const visitor = new Visitor();
	visitor.cookies.set('guest', guestCookie(guest));
	return { visitor, guest };
}

const make = (owner: string, title: string, at = new Date()): Promise<string> =>
	transaction(async () => {
		const item = await openItem({ tool: 'polls', title, owner, language: 'en' }, at);
		await record({ item: item.id, actor: owner, act: 'polls.open', about: undefined, at });
		return item.id;
	});

const answer = (item: string, actor: string, at = new Date()) =>
	record({ item, actor, act: 'polls.cast-vote', about: undefined, at });

const idOf = async (mail: string): Promise<string> =>
	(await carrier()<{ id: string }[]>`select id from kernel.account where mail = ${mail}`)[0]!.id;

const titles = (text: string): string[] =>
	[...text.matchAll(/card-title"><a[^>]*>([^<]+)/g)].map(([, title]) => title!);

describe('My things', () => {
	test('teach with one sentence as long as there are none', async () => {
		const answer = await new Visitor().ask('/things');
		expect(answer.status).toBe(200);
		expect(answer.text).toContain('Nothing here yet');
		expect(answer.headers.getSetCookie()).toEqual([]);
	});

	test('show what this browser made and answered, newest first, and nothing of others', async () => {
		const [dov, eve] = [await guestVisitor(), await guestVisitor()];
		const hour = (count: number) => new Date(Date.now() - count * 3_600_000);
		const other = await make(eve.guest.id, 'Picnic', hour(9));
		await make(eve.guest.id, 'Secret of Eve', hour(8));
		await make(dov.guest.id, 'Lake day', hour(5));
		await answer(other, dov.guest.id, hour(2));
		const { text } = await dov.visitor.ask('/things');
		expect(titles(text)).toEqual(['Picnic', 'Lake day']);
		expect(text).toContain('Settings of Lake day');
		expect(text).not.toContain('Settings of Picnic');
		expect(text).toContain('lives in this browser only');
	});

	test('say what one has to do with each: made it, looks after it, took part, or was only sent a link', async () => {
		const [dov, eve] = [await guestVisitor(), await guestVisitor()];
		const [kept, sent, answered] = [
			await make(eve.guest.id, 'Kept'),
			await make(eve.guest.id, 'Sent'),
			await make(eve.guest.id, 'Answered')
		];
		await make(dov.guest.id, 'Made');
		for (const [item, opens] of [
			[kept, 'manage'],
			[sent, 'answer']
		] as const)
			await openKey(item, await keyFor(item, opens), dov.guest);
		await answer(answered, dov.guest.id);
		const { text } = await dov.visitor.ask('/things');
		const words = (title: string) => text.slice(text.indexOf(`>${title}<`)).match(/<p>([^<]+)<\/p>/)?.[1];
		expect(words('Made')).toBe('You made this.');
		expect(words('Kept')).toBe('You look after this.');
		expect(words('Answered')).toBe('You took part.');
		expect(words('Sent')).toBe('A personal link leads you here.');
	});

	test('leave out what became private to others, and what lies in the trash', async () => {
		const [dov, eve] = [await guestVisitor(), await guestVisitor()];
		const other = await make(eve.guest.id, 'Closed club');
		await answer(other, dov.guest.id);
		await carrier()`update kernel.item set visibility = 'private' where id = ${other}`;
		const gone = await make(dov.guest.id, 'Thrown away');
		await carrier()`update kernel.item set trashed_at = now() where id = ${gone}`;
		expect(titles((await dov.visitor.ask('/things')).text)).toEqual([]);
	});

	test('go on page by page', async () => {
		const { visitor, guest } = await guestVisitor();
		for (let round = 0; round < 20; round++)
			await make(guest.id, `One ${round}`, new Date(1_700_000_000_000 + round * 1000));
		await carrier()`
			insert into kernel.item (id, tool, title, owner, language, at)
			select 'b7kk' || translate(lpad(n::text, 18, 'z'), '0', 'y'), 'polls', 'Bulk ' || n, ${guest.id}, 'en', now() - n * interval '1 minute'
			from generate_series(1, 45) n`;
		const seen: string[] = [];
		let path: string | null = '/things';
		while (path) {
			const { text }: { text: string } = await visitor.ask(path);
			seen.push(...titles(text));
			path = /href="(\/things\?after=[\w-]+)"/.exec(text)?.[1] ?? null;
		}
		expect(seen).toHaveLength(65);
		expect(new Set(seen).size).toBe(65);
		expect(seen[0]).toBe('Bulk 1');
		expect(seen.at(-1)).toBe('One 0');
	});

	test('mail their links to whoever holds the browser, and say the same when there are none', async () => {
		const { visitor, guest } = await guestVisitor();
		const item = await make(guest.id, 'Lake day');
		expect((await visitor.post('/things', 'mail', { mail: 'dov@example.org' })).location).toBe('/things?sent');
		const [letter] = await lettersTo('dov@example.org');
		expect(letter!.text).toContain(`http://localhost:3000/polls/${item}/key/${await keyFor(item, 'manage')}`);
		const nobody = new Visitor();
		expect((await nobody.post('/things', 'mail', { mail: 'no@example.org' })).location).toBe('/things?sent');
		expect(await lettersTo('no@example.org')).toEqual([]);
		expect(nobody.cookies.size).toBe(0);
	});
});

describe('Claiming', () => {
	test('is offered at sign-in, and moves only what was ticked', async () => {
		await member('Ana', 'ana@example.org');
		const { visitor, guest } = await guestVisitor();
		const [mine, left] = [await make(guest.id, 'Mine'), await make(guest.id, 'Left')];
		const other = await make((await guestVisitor()).guest.id, 'Of Eve');
		await answer(other, guest.id);
		await carrier()`insert into kernel.permit (item, actor, via, opens) values (${other}, ${guest.id}, 'key', 'answer')`;
		const moved: string[][] = [];
		whenClaimed(async (from, to, items) => void moved.push([from, to, ...items]));
		const entered = await visitor.post('/sign-in?to=/account', 'sign-in', { mail: 'ana@example.org', password });
		expect(entered.location).toBe('/things/claim?to=%2Faccount');
		const page = await visitor.ask(entered.location!);
		for (const title of ['Mine', 'Left', 'Of Eve']) expect(page.text).toContain(title);
		const ana = await idOf('ana@example.org');
		const done = await visitor.post(entered.location!, 'claim', { items: [mine, other] });
		expect(done.location).toBe('/account');
		const owners = await carrier()<
			{ owner: string }[]
		>`select owner from kernel.item where id in ${carrier()([mine, left])} order by title desc`;
		expect(owners.map((row) => row.owner)).toEqual([ana, guest.id]);
		const permits = await carrier()`select actor from kernel.permit where item = ${other}`;
		expect(permits).toEqual([{ actor: ana }]);
		const acts = await carrier()`select actor from kernel.activity where item = ${other} and act = 'polls.cast-vote'`;
		expect(acts).toEqual([{ actor: ana }]);
		expect(moved).toEqual([
			[guest.id, ana, ...[mine, other].sort((one, two) => moved[0]!.indexOf(one) - moved[0]!.indexOf(two))]
		]);
		expect(titles((await visitor.ask('/things')).text).sort()).toEqual(['Mine', 'Of Eve']);
		expect((await visitor.ask('/things')).text).toContain('/things/claim');
	});

	test('takes nothing that this browser did not make or answer', async () => {
		const eve = await member('Eve', 'eve@example.org');
		const { guest } = await guestVisitor();
		const item = await make(guest.id, 'Not hers');
		const own = await guestVisitor();
		eve.cookies.set('guest', own.visitor.cookies.get('guest')!);
		await eve.post('/things/claim', 'claim', { items: [item] });
		const [row] = await carrier()`select owner from kernel.item where id = ${item}`;
		expect(row!.owner).toBe(guest.id);
		eve.cookies.set('guest', `${guest.id}.forgedforgedforgedforg`);
		expect((await eve.post('/things/claim', 'claim', { items: [item] })).status).toBe(422);
	});

	test('is not offered where there is nothing', async () => {
		const { visitor } = await guestVisitor();
		const entered = await visitor.post('/sign-in', 'sign-in', { mail: 'ana@example.org', password });
		expect(entered.location).toBe('/things');
	});
});

test('The API lists the things of an account, page by page', async () => {
	const bo = await member('Bo', 'bo@example.org');
	const owner = await idOf('bo@example.org');
	for (const title of ['One', 'Two', 'Three']) await make(owner, title);
	const made = await bo.post('/account/tokens', 'make', { name: 'Office', scopes: ['things:read'], days: 'never' });
	const headers = { authorization: `Bearer ${/archipel_[\w-]{43}/.exec(made.text)![0]}` };
	const seen: string[] = [];
	let cursor = '';
	do {
		const answer = await new Visitor().ask(`/api/v1/things?limit=2&cursor=${cursor}`, { headers });
		const body = JSON.parse(answer.text) as { things: { title: string; url: string }[]; next: string | null };
		seen.push(...body.things.map((thing) => thing.title));
		expect(body.things[0]!.url).toContain('http://localhost:3000/polls/');
		cursor = body.next ?? '';
	} while (cursor);
	expect(seen.sort()).toEqual(['One', 'Three', 'Two']);
});
