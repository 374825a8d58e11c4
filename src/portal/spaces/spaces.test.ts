import { describe, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { lettersTo, linkIn, member } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { accountId, openNote, visitor } from '../../../tests/notes.ts';

openTestHouse();

const account = async (name: string) => {
	const mail = `${name.toLowerCase()}@example.org`;
	const { cookies } = await member(name, mail);
	return { visitor: visitor(cookies), id: await accountId(mail), mail };
};
type Account = Awaited<ReturnType<typeof account>>;

const open = async (ana: Account, name = 'Choir') => {
	const { location } = await ana.visitor.post('/spaces', 'open', { name });
	return { path: location!, id: location!.split('/').at(-1)! };
};

/** Somebody comes in by a letter. */
async function bringIn(ana: Account, space: { path: string }, one: Account, role: string): Promise<void> {
	await ana.visitor.post(`${space.path}/people`, 'invite', { mail: one.mail, role });
	await one.visitor.post(linkIn((await lettersTo(one.mail)).at(-1)!.text), 'join');
}

const rolesIn = async (space: string) =>
	Object.fromEntries(
		(
			await carrier()<{ actor: string; role: string }[]>`select actor, role from kernel.member where space = ${space}`
		).map(({ actor, role }) => [actor, role])
	);

describe('A space', () => {
	test('is made by an account, renamed, and seen by its members alone', async () => {
		const [ana, eve] = [await account('Ana'), await account('Eve')];
		const space = await open(ana);
		await ana.visitor.post(`${space.path}/settings`, 'rename', { name: 'Big choir', language: 'fr' });
		expect((await ana.visitor.ask('/spaces')).text).toContain('Big choir');
		expect((await eve.visitor.ask(space.path)).status).toBe(404);
		expect((await eve.visitor.post(`${space.path}/settings`, 'rename', { name: 'Mine', language: 'en' })).status).toBe(
			404
		);
		expect((await visitor().ask('/spaces')).status).toBe(401);
		expect((await visitor().ask(space.path)).status).toBe(401);
		ana.visitor.language = 'fr';
		for (const side of ['', '/people', '/settings']) {
			const page = await ana.visitor.ask(space.path + side);
			expect(page.status).toBe(200);
			expect(page.text.match(/.{20}(portal:|kernel:|\{\{).{30}/g)).toBeNull();
		}
	});

	test('lets people in by a letter, once, in the role the letter says', async () => {
		const [bo, chloe, dan] = [await account('Bo'), await account('Chloe'), await account('Dan')];
		const space = await open(bo);
		await bo.visitor.post(`${space.path}/people`, 'invite', { mail: chloe.mail, role: 'editor' });
		const [letter] = (await lettersTo(chloe.mail)).slice(-1);
		expect(letter!.subject).toBe('Bo invites you to Choir');
		const link = linkIn(letter!.text);
		expect((await visitor().ask(link)).text).toContain('/sign-in?to=');
		const tries = await Promise.all([chloe.visitor.post(link, 'join'), dan.visitor.post(link, 'join')]);
		expect(tries.map(({ status }) => status).sort()).toEqual([303, 410]);
		expect(Object.values(await rolesIn(space.id)).sort()).toEqual(['editor', 'owner']);
	});

	test('lets many in by a link, until it is replaced', async () => {
		const [fay, gil, hal, ida] = [
			await account('Fay'),
			await account('Gil'),
			await account('Hal'),
			await account('Ida')
		];
		const space = await open(fay);
		const people = `${space.path}/people`;
		const link = async () =>
			/http:\/\/localhost:3000(\/spaces\/join\/[^"]+)/.exec((await fay.visitor.ask(people)).text)![1]!;
		await fay.visitor.post(people, 'link', { linkRole: 'member' });
		const first = await link();
		await gil.visitor.post(first, 'join');
		await hal.visitor.post(first, 'join');
		expect(await rolesIn(space.id)).toMatchObject({ [gil.id]: 'member', [hal.id]: 'member' });
		await fay.visitor.post(people, 'link', { linkRole: 'editor' });
		expect((await ida.visitor.ask(first)).status).toBe(410);
		expect((await ida.visitor.ask(`${(await link()).slice(0, -1)}0`)).status).toBe(403);
		await gil.visitor.post(await link(), 'join');
		expect(await rolesIn(space.id)).toMatchObject({ [gil.id]: 'editor' });
		await fay.visitor.post(await link(), 'join');
		expect(await rolesIn(space.id)).toMatchObject({ [fay.id]: 'owner' });
	});

	test('keeps its last owner, also when two owners leave at the same moment', async () => {
		const [jo, kai] = [await account('Jo'), await account('Kai')];
		const space = await open(jo);
		expect((await jo.visitor.post(`${space.path}/settings`, 'leave')).status).toBe(409);
		await bringIn(jo, space, kai, 'owner');
		const left = await Promise.all([
			jo.visitor.post(`${space.path}/settings`, 'leave'),
			kai.visitor.post(`${space.path}/people`, 'role', { member: kai.id, role: 'member' })
		]);
		expect(left.map(({ status }) => status).sort()).toEqual([303, 409]);
		expect(Object.values(await rolesIn(space.id)).filter((role) => role === 'owner')).toHaveLength(1);
	});

	test('gives each role its rights over what it has', async () => {
		const [lea, max, nia] = [await account('Lea'), await account('Max'), await account('Nia')];
		const space = await open(lea);
		await bringIn(lea, space, max, 'editor');
		await bringIn(lea, space, nia, 'member');
		const note = await openNote(max.id, { space: space.id, visibility: 'private' });
		expect((await nia.visitor.ask(`/notes/${note.id}`)).status).toBe(200);
		expect((await nia.visitor.ask(`/items/${note.id}/settings`)).status).toBe(403);
		expect((await lea.visitor.ask(`/items/${note.id}/settings`)).status).toBe(200);
		expect((await nia.visitor.post(`${space.path}/people`, 'remove', { member: max.id })).status).toBe(403);
		await lea.visitor.post(`${space.path}/people`, 'remove', { member: max.id });
		// What he made for the space stays with it.
		expect((await max.visitor.ask(`/notes/${note.id}`)).status).toBe(404);
	});

	test('is closed only once it is empty, or what it had was handed on', async () => {
		const ola = await account('Ola');
		const [space, other] = [await open(ola), await open(ola, 'Orchestra')];
		const note = await openNote(ola.id, { space: space.id });
		const settings = `${space.path}/settings`;
		const refused = await ola.visitor.post(settings, 'close');
		expect(refused.status).toBe(409);
		expect(refused.text).toContain('not empty: 1 in all');
		expect((await ola.visitor.post(settings, 'hand-on', { to: other.id })).status).toBe(303);
		expect((await ola.visitor.post(settings, 'close')).location).toBe('/spaces');
		expect((await ola.visitor.ask(space.path)).status).toBe(404);
		expect((await ola.visitor.ask(other.path)).text).toContain('Shopping');
		const usage = await carrier()`select holder, items::int from kernel.usage where items > 0 and holder = ${other.id}`;
		expect(usage).toEqual([{ holder: other.id, items: 1 }]);
		expect(note.space).toBe(space.id);
	});

	test('shows what it has by folder', async () => {
		const pia = await account('Pia');
		const space = await open(pia);
		const note = await openNote(pia.id, { space: space.id, title: 'Scores' });
		await pia.visitor.post(`/items/${note.id}/settings`, 'about', { folder: 'Spring concert' });
		const page = await pia.visitor.ask(space.path);
		expect(page.text).toMatch(/<h2>Spring concert<\/h2>.*Scores/s);
	});
});

test('a space whose name advertises writes to nobody before somebody has looked', async () => {
	const nina = await account('Nina');
	const space = await open(nina, 'Cheap viagra, online casino bonus: pharma.example.biz');
	const refused = await nina.visitor.post(`${space.path}/people`, 'invite', {
		mail: 'oli@example.org',
		role: 'member'
	});
	expect(refused.status).toBe(403);
	expect(await lettersTo('oli@example.org')).toEqual([]);
	const waiting = await carrier()`select 1 from guard.case where actor = ${nina.id} and closed_at is null`;
	expect(waiting.length).toBeGreaterThan(0);
});
