import { describe, expect, test } from 'vitest';
import { keyFor } from '#kernel/access/keys.ts';
import { passFor } from '#kernel/access/pass.ts';
import { carrier } from '#kernel/database/connection.ts';
import { lettersTo, linkIn, member } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { accountId, askApi, bearer, guest, openNote, visitor } from '../../../tests/notes.ts';

openTestHouse();

const itemOf = async (id: string) => (await passFor({ tool: null, name: id }, null)).about;

describe('The settings of an item', () => {
	test('open to its owner alone', async () => {
		const [ana, eve] = [await guest(), await guest()];
		const note = await openNote(ana.actor.id);
		const page = await ana.visitor.ask(`/items/${note.id}/settings`);
		expect(page.status).toBe(200);
		expect(page.text).toContain('Shopping');
		expect(page.text).toMatch(/Kept until \w+, \d+ \w+ \d{4}, then 30 days in the trash/);
		expect((await eve.visitor.ask(`/items/${note.id}/settings`)).status).toBe(403);
		expect((await eve.visitor.post(`/items/${note.id}/settings`, 'about', { title: 'Mine' })).status).toBe(403);
		expect((await itemOf(note.id)).title).toBe('Shopping');
	});

	test('change title, language, visibility and folder, and speak French', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id);
		const done = await ana.visitor.post(`/items/${note.id}/settings`, 'about', {
			title: 'Courses',
			language: 'fr',
			visibility: 'public',
			folder: 'Maison'
		});
		expect(done).toMatchObject({ status: 303, location: `/items/${note.id}/settings?done=about#about` });
		expect(await itemOf(note.id)).toMatchObject({ title: 'Courses', visibility: 'public', folder: 'Maison' });
		ana.visitor.language = 'fr';
		const page = await ana.visitor.ask(`/items/${note.id}/settings?done=about`);
		expect(page.text).toContain('Vos changements sont enregistrés.');
		expect(page.text.match(/.{20}(portal:|kernel:|\{\{).{30}/g)).toBeNull();
		expect(page.text).toContain('réglages changés');
	});

	test('show again what was typed when something is wrong with it', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id);
		const refused = await ana.visitor.post(`/items/${note.id}/settings`, 'about', { title: ' ', folder: 'Attic' });
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('value="Attic"');
	});
});

describe('A chosen address', () => {
	test('leads to the item, and the first address keeps working', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id);
		await ana.visitor.post(`/items/${note.id}/settings`, 'address', { address: 'Fête d’été' });
		expect((await visitor().ask('/notes/fete-d-ete')).text).toContain('note: Shopping');
		expect((await visitor().ask(`/notes/${note.id}`)).status).toBe(200);
		expect((await visitor().ask('/polls/fete-d-ete')).status).toBe(404);
	});

	test('is refused when it is reserved, too short, or looks like an id', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id);
		for (const address of ['new', 'ab', 'settings', '123456789abcdefghijkmn']) {
			const refused = await ana.visitor.post(`/items/${note.id}/settings`, 'address', { address });
			expect(refused.status, address).toBe(422);
		}
	});

	test('belongs to whoever asked first, also when two ask at the same moment', async () => {
		const ana = await guest();
		const notes = await Promise.all(Array.from({ length: 4 }, () => openNote(ana.actor.id)));
		const answers = await Promise.all(
			notes.map(({ id }) => ana.visitor.post(`/items/${id}/settings`, 'address', { address: 'the-hall' }))
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422]);
		expect(answers.find(({ status }) => status === 422)!.text).toContain('already taken');
	});
});

describe('The password of an item', () => {
	const locked = async (guards: string) => {
		const ana = await guest();
		const note = await openNote(ana.actor.id);
		const path = `/items/${note.id}/settings`;
		expect((await ana.visitor.post(path, 'password', { guards, password: 'sesame 42' })).status).toBe(303);
		return { ana, note, path };
	};

	test('stands before reading, and is asked once per browser', async () => {
		const { note } = await locked('read');
		const dov = visitor();
		const asked = await dov.ask(`/notes/${note.id}?view=big`);
		expect(asked.status).toBe(403);
		expect(asked.text).toContain(`action="/items/${note.id}/unlock?to=%2Fnotes%2F${note.id}%3Fview%3Dbig"`);
		expect(asked.text).not.toContain('Shopping');
		const wrong = await dov.post(`/items/${note.id}/unlock?to=/notes/${note.id}`, 'unlock', { password: 'open' });
		expect(wrong.status).toBe(403);
		expect(wrong.text).toContain('This is not the password.');
		const right = await dov.post(`/items/${note.id}/unlock?to=/notes/${note.id}`, 'unlock', { password: 'sesame 42' });
		expect(right).toMatchObject({ status: 303, location: `/notes/${note.id}` });
		expect((await dov.ask(`/notes/${note.id}`)).text).toContain('note: Shopping');
	});

	test('can stand before answering alone', async () => {
		const { note } = await locked('answer');
		const dov = visitor();
		expect((await dov.ask(`/notes/${note.id}`)).status).toBe(200);
		const refused = await dov.post(`/notes/${note.id}`, 'answer', { words: 'hello' });
		expect(refused.status).toBe(403);
		expect(refused.text).toContain('/unlock?to=');
		await dov.post(`/items/${note.id}/unlock`, 'unlock', { password: 'sesame 42' });
		expect((await dov.post(`/notes/${note.id}`, 'answer', { words: 'hello' })).status).toBe(303);
	});

	test('asks everyone again once it was changed, even those who give the old one in that moment', async () => {
		const { ana, note, path } = await locked('read');
		const dovs = Array.from({ length: 6 }, () => visitor());
		const unlock = (dov: (typeof dovs)[number]) =>
			dov.post(`/items/${note.id}/unlock`, 'unlock', { password: 'sesame 42' });
		await unlock(dovs[0]!);
		await Promise.all([
			...dovs.slice(1).map(unlock),
			ana.visitor.post(path, 'password', { guards: 'read', password: 'another 43' })
		]);
		for (const dov of dovs) expect((await dov.ask(`/notes/${note.id}`)).status).toBe(403);
	});

	test('leads nowhere but to this host', async () => {
		const { note } = await locked('read');
		for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example']) {
			const path = `/items/${note.id}/unlock?to=${encodeURIComponent(to)}`;
			const answer = await visitor().post(path, 'unlock', { password: 'sesame 42' });
			expect(answer.location, to).toBe(`/notes/${note.id}`);
		}
	});

	test('goes into a header for programs', async () => {
		const { note } = await locked('read');
		const ask = (password?: string) =>
			askApi(`/notes/${note.id}`, 'GET', undefined, password ? { 'x-item-password': password } : {});
		expect((await ask()).status).toBe(403);
		expect(await (await ask('nope')).json()).toMatchObject({ code: 'kernel.wrong-password' });
		expect((await ask('sesame%2042')).status).toBe(200);
	});

	test('is kept as an Argon2id hash alone, and goes with a click', async () => {
		const { ana, note, path } = await locked('read');
		const kept = async () => (await carrier()`select password_hash as hash from kernel.item where id = ${note.id}`)[0]!;
		expect((await kept()).hash).toMatch(/^\$argon2id\$/);
		await ana.visitor.post(path, 'password', { guards: 'none' });
		expect((await kept()).hash).toBeNull();
		expect((await visitor().ask(`/notes/${note.id}`)).status).toBe(200);
	});
});

describe('How long an item is kept', () => {
	test('is chosen in days or as a day, and only accounts may say for good', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id);
		const path = `/items/${note.id}/settings`;
		await ana.visitor.post(path, 'life', { keepDays: '7', keepUntil: '' });
		expect(await itemOf(note.id)).toMatchObject({ keepDays: 7, keepUntil: null });
		const inMonths = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
		await ana.visitor.post(path, 'life', { keepDays: 'until', keepUntil: inMonths });
		expect((await itemOf(note.id)).expiresAt?.toISOString()).toBe(`${inMonths}T23:59:59.000Z`);
		expect((await ana.visitor.post(path, 'life', { keepDays: 'always', keepUntil: '' })).status).toBe(422);
		expect((await ana.visitor.post(path, 'life', { keepDays: 'until', keepUntil: '2020-01-01' })).status).toBe(422);
		expect((await ana.visitor.post(path, 'life', { keepDays: 'until', keepUntil: '' })).status).toBe(422);
		const bo = visitor((await member('Bo', 'bo@example.org')).cookies);
		const kept = await openNote(await accountId('bo@example.org'));
		await bo.post(`/items/${kept.id}/settings`, 'life', { keepDays: 'always', keepUntil: '' });
		expect((await itemOf(kept.id)).expiresAt).toBeNull();
	});
});

describe('The link to keep', () => {
	test('is mailed, lets its reader in, and dies when it is replaced', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id);
		const path = `/items/${note.id}/settings`;
		await ana.visitor.post(path, 'mail', { mail: 'ana.guest@example.org', remember: 'on' });
		const [letter] = await lettersTo('ana.guest@example.org');
		expect(letter!.subject).toBe('Your link to “Shopping”');
		const link = linkIn(letter!.text);
		const other = visitor();
		const first = await other.ask(link);
		await other.ask(first.location!);
		expect((await other.ask(path)).status).toBe(200);
		expect((await ana.visitor.post(path, 'renew')).status).toBe(303);
		expect((await other.ask(path)).status).toBe(403);
		expect((await visitor().ask(link)).status).toBe(403);
	});

	test('can be replaced over the API, and the new one works', async () => {
		const ana = await guest();
		const note = await openNote(ana.actor.id);
		const old = await keyFor(note.id, 'manage');
		const renewed = await askApi(`/items/${note.id}/key-renewals`, 'POST', { opens: 'manage' }, bearer(old));
		expect(renewed.status).toBe(201);
		const { key } = (await renewed.json()) as { key: string };
		expect((await askApi(`/items/${note.id}`, 'PATCH', { title: 'New' }, bearer(old))).status).toBe(403);
		expect((await askApi(`/items/${note.id}`, 'PATCH', { title: 'New' }, bearer(key))).status).toBe(204);
		expect(await (await askApi(`/items/${note.id}`)).json()).toMatchObject({ title: 'New', right: 'answer' });
	});
});

test('an item goes to the trash over the API and comes back', async () => {
	const ana = await guest();
	const note = await openNote(ana.actor.id);
	const key = bearer(await keyFor(note.id, 'manage'));
	expect((await askApi(`/items/${note.id}`, 'DELETE')).status).toBe(403);
	expect((await askApi(`/items/${note.id}`, 'DELETE', undefined, key)).status).toBe(204);
	expect((await askApi(`/notes/${note.id}`)).status).toBe(410);
	expect((await askApi(`/items/${note.id}/restoration`, 'POST', undefined, key)).status).toBe(204);
	expect((await askApi(`/notes/${note.id}`)).status).toBe(200);
});

test('the QR code of an item is a picture of its address', async () => {
	const ana = await guest();
	const note = await openNote(ana.actor.id);
	const code = await visitor().ask(`/items/${note.id}/qr.svg`);
	expect(code.headers.get('content-type')).toBe('image/svg+xml');
	expect(code.text).toContain('<svg');
});
