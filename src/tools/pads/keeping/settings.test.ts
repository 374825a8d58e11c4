import { describe, expect, test } from 'vitest';
import { keyFor } from '#kernel/access/keys.ts';
import { type Actor, guestCookie, newGuest } from '#kernel/accounts/actor.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { dayInMs } from '#kernel/items/keeping.ts';
import { hasWords } from '#kernel/words/words.ts';
import { readDocument } from '#live/documents/writing.ts';
import { actWords } from '#portal/items/history.ts';
import { member } from '../../../../tests/accounts.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { accountId } from '../../../../tests/notes.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { api } from '../api.ts';
import { documentKind } from '../pad.ts';
import { treeOf } from '../text/document.ts';
import { plainText } from '../text/tree.ts';
import { padOf } from '../trial.ts';
import { isNearEnd } from './parts/keeping.tsx';
import { starters } from './starters.ts';

openTestHouse({ GUARD: 'off' });

const visit = (actor: Actor, language = 'en'): Visitor => {
	const visitor = new Visitor();
	visitor.language = language;
	visitor.cookies.set('guest', guestCookie(actor));
	return visitor;
};
const textOf = async (pad: string) => plainText(treeOf(await readDocument(documentKind, pad)));
const idIn = (location: string | null) => /\/pads\/(\w+)/.exec(location ?? '')![1]!;
const itemOf = async (pad: string) =>
	(
		await carrier()<
			{ keep_days: number | null; expires_at: Date | null; touched_at: Date; title: string; visibility: string }[]
		>`select * from kernel.item where id = ${pad}`
	)[0]!;

describe('The settings of a pad', () => {
	test('are open to those who look after it, and to nobody else', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		expect((await new Visitor().ask(`/pads/${pad}/settings`)).status).toBe(403);
		const { status, text } = await visit(owner).ask(`/pads/${pad}/settings`);
		expect(status).toBe(200);
		for (const said of ['Who writes', 'Lock the pad', 'Name and visibility', 'Password', 'How long it is kept'])
			expect(text).toContain(said);
		for (const said of ['Who looks after it too', 'Hand it to somebody else', 'Copy and template'])
			expect(text).toContain(said);
		expect((await visit(owner, 'fr').ask(`/pads/${pad}/settings`)).text).toContain('Verrouiller le pad');
	});

	test('say what happened to it in words, whatever was done by page or by program', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		await visit(owner).post(`/pads/${pad}/settings`, 'lock', { locked: 'on' });
		const { text } = await visit(owner).ask(`/pads/${pad}/settings`);
		expect(text).toContain('You: made it');
		expect(text).not.toContain('changed something');
		const deeds = api.flatMap((route) => ('calls' in route ? [route.calls.name] : []));
		const own = [...new Set(deeds)].filter((deed) => deed.startsWith('pads.'));
		expect(own.filter((deed) => !hasWords('fr', actWords(deed)))).toEqual([]);
	});

	test('change title, language, visibility and address without a script, and come back where they were changed', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		const ana = visit(owner);
		const path = `/pads/${pad}/settings`;
		const named = await ana.post(path, 'about', {
			title: 'Nos notes',
			language: 'fr',
			visibility: 'private',
			folder: ''
		});
		expect(named.location).toBe(`${path}?done=about#about`);
		expect(await itemOf(pad)).toMatchObject({ title: 'Nos notes', visibility: 'private' });
		expect((await ana.ask(named.location!)).text).toContain('Your changes are saved');
		const addressed = await ana.post(path, 'address', { address: 'our-notes' });
		expect((await ana.ask(addressed.location!)).status).toBe(200);
		expect((await ana.ask('/pads/our-notes')).text).toContain('Nos notes');
		expect((await new Visitor().ask('/pads/our-notes')).status).toBe(404);
	});

	test('lock a pad: others read and are told so, whoever looks after it writes', async () => {
		const owner = newGuest();
		const pad = await padOf(owner);
		const [ana, bo] = [visit(owner), new Visitor()];
		await ana.post(`/pads/${pad}/settings`, 'lock', { locked: 'on' });
		const seen = (await bo.ask(`/pads/${pad}`)).text;
		expect(seen).toContain('This pad is locked');
		expect(seen).not.toContain('Add at the end');
		expect((await bo.post(`/pads/${pad}`, 'add', { text: 'No' })).status).toBe(403);
		expect((await ana.post(`/pads/${pad}`, 'add', { text: 'Yes' })).status).toBe(303);
		expect((await ana.ask(`/pads/${pad}/settings`)).text).toContain('Unlock the pad');
		await ana.post(`/pads/${pad}/settings`, 'lock', { locked: 'off' });
		expect((await bo.post(`/pads/${pad}`, 'add', { text: 'Now' })).status).toBe(303);
	});

	test('ask for the password to write: whoever only reads gives it on the page of the pad', async () => {
		const owner = newGuest();
		const pad = await padOf(owner, { text: 'Bread' });
		const [ana, bo] = [visit(owner), new Visitor()];
		await ana.post(`/pads/${pad}/settings`, 'password', { guards: 'answer', password: 'open sesame' });
		const { text } = await bo.ask(`/pads/${pad}`);
		expect(text).toContain('Bread');
		expect(text).toContain('A password is needed to write');
		expect(text).not.toContain('link to write');
		const form = /action="(\/items\/[^"]*unlock[^"]*)"/.exec(text)![1]!;
		const { location } = await bo.post(form, 'unlock', { password: 'open sesame' });
		expect(location).toBe(`/pads/${pad}`);
		expect((await bo.ask(`/pads/${pad}`)).text).toContain('Add at the end');
		await ana.post(`/pads/${pad}/settings`, 'writing', { writers: 'key' });
		const closed = (await bo.ask(`/pads/${pad}`)).text;
		expect(closed).toContain('needs the link to write');
		expect(closed).not.toContain('A password is needed');
	});

	test('copy a pad with its text, and nothing of its past', async () => {
		const owner = newGuest();
		const pad = await padOf(owner, { text: '# Bread\n\n- [x] chairs' });
		const copied = await visit(owner).post(`/pads/${pad}/settings`, 'duplicate', { copy: 'Copy of minutes' });
		const copy = idIn(copied.location);
		expect(copy).not.toBe(pad);
		expect(await textOf(copy)).toBe(await textOf(pad));
		expect((await itemOf(copy)).title).toBe('Copy of minutes');
		const changes = await carrier()`select 1 from pads.change where item = ${copy}`;
		expect(changes).toHaveLength(1);
		const refused = await visit(owner).post(`/pads/${pad}/settings`, 'duplicate', { copy: '' });
		expect(refused.status).toBe(422);
	});

	test('of a pad in a space say that only its members see it', async () => {
		const ana = await member('Ana', 'ana@example.org');
		const id = await accountId('ana@example.org');
		const made = await ana.post('/pads/new', 'make', { title: 'Board' });
		const pad = idIn(made.location);
		await carrier()`insert into kernel.space (id, name, language, made_by) values ('board1', 'Board', 'en', ${id})`;
		await carrier()`insert into kernel.member (space, actor, role) values ('board1', ${id}, 'owner')`;
		await ana.post(`/pads/${pad}/settings`, 'move', { space: 'board1' });
		const settings = (await ana.ask(`/pads/${pad}/settings`)).text;
		expect(settings).toContain('Only members of this space');
		await ana.post(`/pads/${pad}/settings`, 'about', {
			title: 'Board',
			language: 'en',
			visibility: 'private',
			folder: ''
		});
		const bo = await member('Bo', 'bo@example.org');
		expect((await bo.ask(`/pads/${pad}`)).status).toBe(404);
		await carrier()`insert into kernel.member (space, actor, role) values ('board1', ${await accountId('bo@example.org')}, 'member')`;
		expect((await bo.ask(`/pads/${pad}`)).status).toBe(200);
		expect((await bo.post(`/pads/${pad}`, 'add', { text: 'Here' })).status).toBe(303);
	});
});

describe('The link that only reads', () => {
	test('shows the text and its files, and nothing by which one could write', async () => {
		const owner = newGuest();
		const pad = await padOf(owner, { text: 'For your eyes' });
		await carrier()`update kernel.item set address = 'chosen-name' where id = ${pad}`;
		const ana = visit(owner);
		await ana.post(`/pads/${pad}/links`, 'make-reading', {});
		const path = /(\/pads\/read\/\w+)/.exec((await ana.ask(`/pads/${pad}/links`)).text)![1]!;
		const bo = new Visitor();
		const { status, text } = await bo.ask(path);
		expect(status).toBe(200);
		expect(text).toContain('For your eyes');
		expect(text).not.toContain(pad);
		expect(text).not.toContain('chosen-name');
		for (const kind of ['html', 'md', 'txt']) {
			const file = await bo.ask(`${path}/text.${kind}`);
			expect(file.text).toContain('For your eyes');
			expect(file.text + JSON.stringify([...file.headers])).not.toContain(pad);
		}
		await ana.post(`/pads/${pad}/links`, 'replace-reading', {});
		expect((await bo.ask(path)).status).toBe(404);
		const next = /(\/pads\/read\/\w+)/.exec((await ana.ask(`/pads/${pad}/links`)).text)![1]!;
		expect((await bo.ask(next)).status).toBe(200);
		await carrier()`update kernel.item set trashed_at = now() where id = ${pad}`;
		expect((await bo.ask(next)).status).toBe(410);
		await carrier()`update kernel.item set trashed_at = null where id = ${pad}`;
		await ana.post(`/pads/${pad}/links`, 'end-reading', {});
		expect((await bo.ask(next)).status).toBe(404);
	});

	test('to write can be replaced: the old one opens nothing', async () => {
		const owner = newGuest();
		const pad = await padOf(owner, { writers: 'key' });
		const ana = visit(owner);
		const key = await transaction(() => keyFor(pad, 'edit'));
		await ana.post(`/pads/${pad}/links`, 'renew', { opens: 'edit' });
		expect((await new Visitor().ask(`/pads/${pad}/key/${key}`)).status).toBe(403);
		const page = (await ana.ask(`/pads/${pad}/links`)).text;
		expect(page).not.toContain(key);
		expect(page).toContain('The link to write');
	});
});

describe('A pad that ends', () => {
	test.each([
		['1', 1],
		['7', 7],
		['30', 30],
		['60', 60],
		['183', 183],
		['365', 365]
	])('after %s days can be chosen when it is made', async (keepDays, days) => {
		const made = await new Visitor().post('/pads/new', 'make', { title: 'Short', keepDays });
		const item = await itemOf(idIn(made.location));
		expect(item.keep_days).toBe(days);
		expect(Math.round((item.expires_at!.getTime() - item.touched_at.getTime()) / dayInMs)).toBe(days);
	});

	test('not at all: only with an account', async () => {
		const guest = new Visitor();
		expect((await guest.ask('/pads/new')).text).not.toContain('As long as your account exists');
		expect((await guest.post('/pads/new', 'make', { title: 'For ever', keepDays: 'always' })).status).toBe(422);
		const chloe = await member('Chloe', 'chloe@example.org');
		expect((await chloe.ask('/pads/new')).text).toContain('As long as your account exists');
		const made = await chloe.post('/pads/new', 'make', { title: 'For ever', keepDays: 'always' });
		const pad = idIn(made.location);
		expect(await itemOf(pad)).toMatchObject({ keep_days: null, expires_at: null });
		await chloe.post(`/pads/${pad}/settings`, 'life', { keepDays: '1', keepUntil: '' });
		expect((await itemOf(pad)).keep_days).toBe(1);
	});

	test('says so near the end, and a change of its text moves the end', async () => {
		const owner = newGuest();
		const pad = await padOf(owner, { keepDays: 30 });
		const [ana, bo] = [visit(owner), new Visitor()];
		expect((await bo.ask(`/pads/${pad}`)).text).not.toContain('ends soon');
		await carrier()`
			update kernel.item set touched_at = now() - interval '25 days', expires_at = now() + interval '5 days' where id = ${pad}`;
		expect((await bo.ask(`/pads/${pad}`)).text).toContain('This pad ends soon');
		expect((await ana.ask(`/pads/${pad}`)).text).toContain('Choose how long it is kept');
		await bo.post(`/pads/${pad}`, 'add', { text: 'Still alive' });
		expect((await bo.ask(`/pads/${pad}`)).text).not.toContain('ends soon');
	});

	test('is near its end in the last quarter of a short life, and in the last two weeks of a long one', () => {
		const now = new Date('2027-03-01T12:00:00Z');
		const inDays = (days: number) => new Date(now.getTime() + days * dayInMs);
		expect(isNearEnd(null, null, now)).toBe(false);
		expect(isNearEnd(inDays(0.5), 1, now)).toBe(false);
		expect(isNearEnd(inDays(0.2), 1, now)).toBe(true);
		expect(isNearEnd(inDays(15), 365, now)).toBe(false);
		expect(isNearEnd(inDays(13), 365, now)).toBe(true);
		expect(isNearEnd(inDays(13), null, now)).toBe(true);
	});
});

describe('Templates', () => {
	test.each(starters)('of the house begin a pad in both languages: %s', async (name) => {
		for (const language of ['en', 'fr']) {
			const visitor = new Visitor();
			visitor.language = language;
			const made = await visitor.post('/pads/new', 'make', { title: 'New', template: `starter:${name}` });
			const text = await textOf(idIn(made.location));
			expect(text.length).toBeGreaterThan(120);
			expect(text).not.toMatch(/^#|\*\*/m);
		}
	});

	test('of one’s own and of one’s spaces are offered, and begin a pad with their text', async () => {
		const dov = await member('Dov', 'dov@example.org');
		const made = await dov.post('/pads/new', 'make', { title: 'Our usual minutes', template: 'starter:minutes' });
		const pad = idIn(made.location);
		expect((await dov.ask('/pads/new')).text).not.toContain('Your template');
		await dov.post(`/pads/${pad}/settings`, 'template', { offered: 'on' });
		expect((await dov.ask('/pads/new')).text).toContain('Your template: Our usual minutes');
		const next = await dov.post('/pads/new', 'make', { title: 'March', template: pad });
		expect(await textOf(idIn(next.location))).toBe(await textOf(pad));
		expect((await new Visitor().ask('/pads/new')).text).not.toContain('Our usual minutes');
		await dov.post(`/pads/${pad}/settings`, 'template', { offered: 'off' });
		expect((await dov.ask('/pads/new')).text).not.toContain('Our usual minutes');
	});

	test('that one may not read, or that are none, begin nothing', async () => {
		const pad = await padOf(newGuest(), { text: 'Secret' });
		await carrier()`update kernel.item set visibility = 'private' where id = ${pad}`;
		for (const template of [pad, 'starter:nothing', 'starter:../../README'])
			expect((await new Visitor().post('/pads/new', 'make', { title: 'Mine', template })).status).toBe(404);
	});
});

describe('In the page of another site', () => {
	test('a pad may stand in a frame, and only there; with or without title, to read or to write', async () => {
		const owner = newGuest();
		const pad = await padOf(owner, { text: 'Framed words' });
		const bo = new Visitor();
		const read = await bo.ask(`/pads/${pad}/embed`);
		expect(read.headers.get('content-security-policy')).toContain('frame-ancestors *');
		expect(read.headers.get('content-security-policy')).toContain("script-src 'self'");
		expect((await bo.ask(`/pads/${pad}`)).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		expect(read.text).toContain('Framed words');
		expect(read.text).toContain('&quot;writes&quot;:false');
		expect(read.text).not.toContain('masthead');
		expect((await bo.ask(`/pads/${pad}/embed?show=write`)).text).toContain('&quot;writes&quot;:true');
		const bare = (await bo.ask(`/pads/${pad}/embed?bars=off`)).text;
		expect(bare).toContain('pad-bare');
		expect(bare).toContain('<h1 class="unseen">');
		expect(bare).not.toContain('Open the pad');
		await carrier()`insert into pads.locking (item, by) values (${pad}, ${owner.id})`;
		expect((await bo.ask(`/pads/${pad}/embed?show=write`)).text).toContain('&quot;writes&quot;:false');
	});

	test('the line to copy says what was chosen, and no height out of measure', async () => {
		const owner = newGuest();
		const pad = await padOf(owner, { title: 'A "quoted" <title>' });
		const ana = visit(owner);
		const { text } = await ana.ask(`/pads/${pad}/settings?embed=on&show=write&bare=on&height=99999`);
		expect(text).toContain('embed?show=write&amp;amp;bars=off');
		expect(text.replaceAll('&quot;', '"')).toContain('height="2000"');
		expect(text).not.toContain('<title>"');
	});
});

test('programs lock, keep, begin from templates and share a link to read', async () => {
	const program = new Visitor();
	let key = '';
	const ask = async (path: string, method = 'GET', body?: object) => {
		const answer = await program.ask(`/api/v1${path}`, {
			method,
			headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
			body: body && JSON.stringify(body)
		});
		return { status: answer.status, body: answer.text ? JSON.parse(answer.text) : null };
	};
	const { body: made } = await ask('/pads', 'POST', { title: 'Minutes', keepDays: 1, template: 'starter:minutes' });
	key = /key\/(\w+)/.exec(made.manageUrl)![1]!;
	const at = (path = '') => `/pads/${made.id}${path}`;
	expect((await ask(at())).body.text).toContain('Agenda');
	expect((await ask(at('/lock'), 'PUT', { locked: true })).status).toBe(204);
	expect((await ask(at('/standing'))).body).toMatchObject({
		keepDays: 1,
		template: false,
		lockedAt: expect.any(String)
	});
	expect((await ask(at(), 'PATCH', { keepDays: 30 })).status).toBe(204);
	expect((await ask(at('/standing'))).body.keepDays).toBe(30);
	expect((await ask(at(), 'PATCH', { keepDays: null })).status).toBe(422);
	const { body: link } = await ask(at('/reading-links'), 'POST', { wish: 'make' });
	expect((await new Visitor().ask(new URL(link.url).pathname)).text).toContain('Agenda');
});

test('a checklist of a starter is a checklist, also where a line is still empty', async () => {
	const made = await new Visitor().post('/pads/new', 'make', { title: 'New', template: 'starter:minutes' });
	const tree = treeOf(await readDocument(documentKind, idIn(made.location)));
	const list = tree.find(({ type }) => type === 'taskList');
	expect(list?.content).toHaveLength(2);
});

test('a pad of Markdown is copied, framed and read as one', async () => {
	const owner = newGuest();
	const pad = await padOf(owner, { kind: 'markdown', text: '# Bread\n\nand *wine*' });
	const copied = await visit(owner).post(`/pads/${pad}/settings`, 'duplicate', { copy: 'Copy', kind: 'markdown' });
	const [row] = await carrier()`select kind from pads.pad where item = ${idIn(copied.location)}`;
	expect(row!.kind).toBe('markdown');
	expect(await textOf(idIn(copied.location))).toBe(await textOf(pad));
	expect((await new Visitor().ask(`/pads/${pad}/embed`)).text).toContain('<em>wine</em>');
	await visit(owner).post(`/pads/${pad}/links`, 'make-reading', {});
	const path = /(\/pads\/read\/\w+)/.exec((await visit(owner).ask(`/pads/${pad}/links`)).text)![1]!;
	expect((await new Visitor().ask(path)).text).toContain('<em>wine</em>');
});
