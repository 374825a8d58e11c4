import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { rooms } from '#entries/house.ts';
import { keepToken } from '#kernel/accounts/tokens.ts';
import { carrier } from '#kernel/database/connection.ts';
import { appOf } from '#kernel/web/app.ts';
import { knownScopes } from '#portal/accounts/scopes.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { bytesOf, MadeUp } from './etherpad/trial.ts';

openTestHouse({ GUARD: 'off', RATE_LIMITS: 'off' });
const app = appOf(rooms, async () => true);
let token = '';

beforeAll(async () => {
	const id = newId();
	await carrier()`insert into kernel.actor (id, kind, name) values (${id}, 'account', 'Ana')`;
	await carrier()`
		insert into kernel.account (id, name, mail, mail_proven, language) values (${id}, 'Ana', 'ana@example.org', true, 'en')`;
	token = await keepToken({ account: id, name: 'all', scopes: knownScopes(), expiresAt: null });
});

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
	const answer = await app.request(`/api/v1${path}`, {
		method,
		headers,
		body: body === undefined ? undefined : JSON.stringify(body)
	});
	const text = await answer.text();
	const isJson = answer.headers.get('content-type')?.includes('json') && text !== '';
	// biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
	return { status: answer.status, headers: answer.headers, text, body: (isJson ? JSON.parse(text) : null) as any };
}

const by = (key: string) => ({ authorization: `Bearer ${key}` });
const keyIn = (manageUrl: string): string => manageUrl.split('/').at(-1)!;

const make = async (body: object = {}) => (await ask('POST', '/pads', { title: 'Minutes', ...body })).body;

describe('A pad over REST', () => {
	test('is made with a name and a life, and read in every shape', async () => {
		const made = await make({ text: '# Hello\n\n- bread', name: 'Minutes of May', keepDays: 7, author: 'Ana' });
		expect(made.url).toMatch(/\/pads\/minutes-of-may$/);
		const { body } = await ask('GET', `/pads/${made.id}`);
		expect(body).toMatchObject({ title: 'Minutes', name: 'Minutes_of_May', keepDays: 7, text: '# Hello\n\n- bread\n' });
		const shapes: [string, string, string, string][] = [
			['text/html', 'text.html', 'text/html; charset=utf-8', '<h2>Hello</h2>'],
			['text/markdown', 'text.md', 'text/markdown; charset=utf-8', '# Hello'],
			['text/plain', 'text.txt', 'text/plain; charset=utf-8', 'Hello\n\n- bread']
		];
		for (const [accept, suffix, type, part] of shapes)
			for (const answer of [
				await ask('GET', `/pads/${made.id}`, undefined, { accept }),
				await ask('GET', `/pads/${made.id}/${suffix}`)
			]) {
				expect.soft([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
				expect.soft(answer.text).toContain(part);
			}
		const { body: tree } = await ask('GET', `/pads/${made.id}/text.json`);
		expect(tree.tree.map(({ type }: { type: string }) => type)).toEqual(['heading', 'bulletList']);
		expect((await ask('GET', `/pads/${made.id}?as=json`)).body).toMatchObject({ title: 'Minutes', tree: tree.tree });
		expect((await ask('GET', `/pads/${made.id}?as=doc`)).status).toBe(200);
	});

	test('is added to as Markdown, as plain text and as HTML', async () => {
		const { id } = await make({ text: 'Begun', format: 'text' });
		expect((await ask('POST', `/pads/${id}/text`, { text: '**loud**' })).status).toBe(204);
		expect((await ask('POST', `/pads/${id}/text`, { text: '**signs**\nstay', format: 'text' })).status).toBe(204);
		const html = '<p>From <em>HTML</em><script>alert(1)</script></p>';
		expect((await ask('POST', `/pads/${id}/text`, { text: html, format: 'html' })).status).toBe(204);
		const { text } = (await ask('GET', `/pads/${id}?as=markdown`)).body;
		expect(text).toBe('Begun\n\n**loud**\n\n\\*\\*signs\\*\\*\n\nstay\n\nFrom *HTML*\n');
	});

	test('lives as long as its owner says, and goes to the trash', async () => {
		const { id, manageUrl } = await make();
		const key = by(keyIn(manageUrl));
		expect((await ask('PATCH', `/pads/${id}`, { keepDays: 30 }, key)).status).toBe(204);
		const { expiresAt } = (await ask('GET', `/pads/${id}`)).body;
		expect(Math.round((Date.parse(expiresAt) - Date.now()) / 86_400_000)).toBe(30);
		expect((await ask('DELETE', `/pads/${id}`)).status).toBe(403);
		expect((await ask('DELETE', `/pads/${id}`, undefined, key)).status).toBe(204);
		expect((await ask('GET', `/pads/${id}`)).status).toBe(410);
	});

	test('is among those of its account, page by page', async () => {
		expect((await ask('GET', '/pads')).status).toBe(401);
		const titles = ['One', 'Two', 'Three'];
		for (const title of titles) await ask('POST', '/pads', { title, name: `mine ${title}` }, by(token));
		const seen: string[] = [];
		for (let cursor = ''; ; ) {
			const { body } = await ask('GET', `/pads?limit=2&cursor=${cursor}`, undefined, by(token));
			expect(body.pads.length).toBeLessThanOrEqual(2);
			seen.push(...body.pads.map(({ title }: { title: string }) => title));
			if (body.next === null) break;
			cursor = body.next;
		}
		expect(seen.sort()).toEqual([...titles].sort());
		expect((await ask('GET', '/pads?cursor=nonsense', undefined, by(token))).body.pads).toHaveLength(3);
	});

	test('comes in from Etherpad, leaves whole, and comes back', async () => {
		const made = new MadeUp({ revisions: 30, seed: 4 });
		made.write('a.ana', 'The lighthouse');
		const first = await ask('POST', '/pads/imports/whole', {
			document: made.file(),
			title: 'Brought',
			name: 'brought'
		});
		expect([first.status, first.body.missing]).toEqual([201, 0]);
		const whole = await ask('GET', `/pads/${first.body.id}/pad.json`);
		expect(whole.body).toMatchObject({ format: 'archipel.pad', version: 1 });
		const again = await ask('POST', '/pads/imports/whole', { document: whole.body });
		expect(again.status, again.text).toBe(201);
		const text = async (id: string) => (await ask('GET', `/pads/${id}?as=text`)).body.text;
		expect(await text(again.body.id)).toBe(await text(first.body.id));
		const etherpad = await ask('GET', `/pads/${again.body.id}/pad.etherpad`);
		expect(etherpad.body[`pad:${again.body.id}`].atext.text).toContain('The lighthouse');
		expect(bytesOf(etherpad.body).length).toBeGreaterThan(1000);
	});
});

describe('A large pad from elsewhere', () => {
	const bring = async (file: unknown, query = '') => {
		const answer = await app.request(`/api/v1/pads/imports/whole${query}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: typeof file === 'string' ? file : JSON.stringify(file)
		});
		return { status: answer.status, body: await answer.json() };
	};
	const saying = (messages: number) => {
		const made = new MadeUp({ revisions: 3, seed: 5 });
		const said = Array.from({ length: messages }, (_, at) => [
			`pad:made:chat:${at}`,
			{ text: 'words '.repeat(3300), userId: 'a.writer0', time: 1_600_000_000_000 + at }
		]);
		const file = JSON.parse(JSON.stringify(made.file()).replaceAll(/"pad:[^":]+/g, '"pad:made'));
		file['pad:made'].chatHead = messages - 1;
		return { ...file, ...Object.fromEntries(said) };
	};

	test('is taken as a file of many megabytes, with its wishes beside it', { timeout: 60_000 }, async () => {
		const file = JSON.stringify(saying(800));
		expect(file.length).toBeGreaterThan(15_000_000);
		const brought = await bring(file, '?title=Large&keepDays=30&writers=key');
		expect(brought.status, JSON.stringify(brought.body)).toBe(201);
		const { body } = await ask('GET', `/pads/${brought.body.id}`);
		expect(body).toMatchObject({ title: 'Large' });
		const [row] = await carrier()`select count(*)::int as n from pads.message where item = ${brought.body.id}`;
		expect(row!.n).toBe(800);
		expect((await bring({ title: 'Large', document: saying(800) })).status).toBe(413);
	});

	test('is refused beyond fifty megabytes, and where it is none', async () => {
		expect((await bring(' '.repeat(51 * 1024 * 1024))).status).toBe(413);
		expect(await bring('{"pad:x":')).toMatchObject({ status: 422, body: { code: 'pads.broken-etherpad' } });
	});
});

describe('What is refused', () => {
	const refused: [
		string,
		number,
		() => Promise<{ status: number; body: { errors?: { field: string }[] } }>,
		string[]?
	][] = [
		['a pad without a title', 422, () => ask('POST', '/pads', {}), ['title']],
		['a text in no format', 422, () => ask('POST', '/pads', { title: 'A', text: 'x', format: 'doc' }), ['format']],
		['a name nobody may have', 422, () => ask('POST', '/pads', { title: 'A', name: 'a$b' }), ['name']],
		[
			'a life for ever without an account',
			422,
			() => ask('POST', '/pads', { title: 'A', keepDays: null }),
			['keepDays']
		],
		['an import of nothing', 422, () => ask('POST', '/pads/imports/whole', {}), ['document']],
		['an import of what is no pad', 422, () => ask('POST', '/pads/imports/whole', { document: { hello: 1 } })],
		['a field nobody knows', 422, () => ask('POST', '/pads', { title: 'A', colour: 'red' }), ['colour']],
		['a pad that is none', 404, () => ask('GET', '/pads/nothing')]
	];

	test.each(refused)('%s answers %i and makes nothing', async (_what, status, asking, fields) => {
		const count = async () => (await carrier()`select count(*)::int as n from kernel.item`)[0]!.n;
		const before = await count();
		const { status: answered, body } = await asking();
		expect(answered).toBe(status);
		if (fields) expect(body.errors!.map(({ field }) => field)).toEqual(fields);
		expect(await count()).toBe(before);
	});

	test('of several who choose the same name at once one has it', async () => {
		const tries = await Promise.all(
			Array.from({ length: 6 }, () => ask('POST', '/pads', { title: 'A', name: 'Same one' }))
		);
		expect(tries.map(({ status }) => status).sort()).toEqual([201, ...Array(5).fill(422)]);
	});
});
