import { expect, test } from 'vitest';
import { keepToken } from '#kernel/accounts/tokens.ts';
import { carrier } from '#kernel/database/connection.ts';
import { member } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { accountId, askApi, bearer, openNote } from '../../../tests/notes.ts';

openTestHouse();

const tokenFor = async (name: string, scopes: string[]) => {
	const mail = `${name.toLowerCase()}@example.org`;
	await member(name, mail);
	const id = await accountId(mail);
	return { id, ...bearer(await keepToken({ account: id, name: 'test', scopes, expiresAt: null })) };
};

test('spaces are made and listed in pages, and their members told to members alone', async () => {
	const { id, ...ana } = await tokenFor('Ana', ['spaces:read', 'spaces:write']);
	const { id: boId, ...bo } = await tokenFor('Bo', ['spaces:read']);
	const made: string[] = [];
	for (let n = 0; n < 50; n++) {
		const answer = await askApi('/spaces', 'POST', { name: `Choir ${n}` }, ana);
		expect(answer.status).toBe(201);
		made.push(((await answer.json()) as { id: string }).id);
	}
	expect((await askApi('/spaces', 'POST', { name: 'One more' }, ana)).status).toBe(409);
	expect((await askApi('/spaces', 'POST', { name: 'Bo’s' }, bo)).status).toBe(403);
	expect((await askApi('/spaces', 'POST', { name: '' }, ana)).status).toBe(422);
	expect((await askApi('/spaces')).status).toBe(401);
	expect((await askApi('/spaces', 'POST', { name: 'Nobody’s' })).status).toBe(401);
	const listed = (await (await askApi('/spaces', 'GET', undefined, ana)).json()) as { spaces: { id: string }[] };
	expect(listed.spaces.map((space) => space.id).sort()).toEqual(made.sort());
	const members = await askApi(`/spaces/${made[0]}/members`, 'GET', undefined, ana);
	expect(await members.json()).toMatchObject({ members: [{ id, name: 'Ana', role: 'owner' }] });
	expect((await askApi(`/spaces/${made[0]}/members`, 'GET', undefined, bo)).status).toBe(404);
	await carrier()`insert into kernel.member (space, actor, role) values (${made[0]!}, ${boId}, 'editor')`;
	type Page = { members: { name: string }[]; next: string | null };
	const first = (await (await askApi(`/spaces/${made[0]}/members?limit=1`, 'GET', undefined, ana)).json()) as Page;
	expect(first.members).toMatchObject([{ name: 'Ana' }]);
	const address = `/spaces/${made[0]}/members?limit=1&cursor=${first.next}`;
	const second = (await (await askApi(address, 'GET', undefined, ana)).json()) as Page;
	expect(second).toMatchObject({ members: [{ name: 'Bo', role: 'editor' }], next: null });
});

test('an account cares for its items by a token, as far as the token goes', async () => {
	const { id, ...chloe } = await tokenFor('Chloe', ['items:read', 'items:write']);
	const note = await openNote(id, { visibility: 'private', title: 'Ferry times' });
	const read = await askApi(`/items/${note.id}`, 'GET', undefined, chloe);
	expect(await read.json()).toMatchObject({ title: 'Ferry times', right: 'manage', keepDays: 60, space: null });
	expect((await askApi(`/items/${note.id}`)).status).toBe(404);
	const change = await askApi(`/items/${note.id}`, 'PATCH', { address: 'ferry', keepDays: null }, chloe);
	expect(change.status).toBe(204);
	const wrong = await askApi(`/items/${note.id}`, 'PATCH', { title: 'x'.repeat(500), visibility: 'all' }, chloe);
	expect(((await wrong.json()) as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual([
		'title',
		'visibility'
	]);
	const found = await askApi('/search?q=ferry', 'GET', undefined, chloe);
	expect(await found.json()).toMatchObject({ items: [{ url: 'http://localhost:3000/notes/ferry' }], next: null });
	expect(((await (await askApi('/search?q=ferry')).json()) as { items: [] }).items).toEqual([]);
});
