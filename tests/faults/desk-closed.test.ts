/** The desk is for those who look after the host; what strangers write there stays text. */
import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { keepToken } from '#kernel/accounts/tokens.ts';
import type { Action } from '#kernel/actions/action.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Page } from '#kernel/web/page.ts';
import { knownScopes } from '#portal/accounts/scopes.ts';
import { lettersTo, member } from '../accounts.ts';
import { heldNote, moderator } from '../desk.ts';
import { openTestHouse } from '../house.ts';
import { accountId, askApi, bearer, guest, openNote, visitor } from '../notes.ts';
import type { Visitor } from '../visitor.ts';

openTestHouse({ GUARD: 'off' });

const pages = rooms.flatMap(({ pages }) => pages);
const ofDesk = pages.filter(({ path }) => path.startsWith('/desk'));
const isPage = (one: (typeof pages)[number]): one is Page => one.kind === 'page';
const filled = (path: string) => path.replaceAll(/:\w+|\{\w+\}/g, '1');

let ana: Visitor;
let token = '';
let admin: Visitor;

beforeAll(async () => {
	ana = visitor((await member('Ana', 'ana@example.org')).cookies);
	token = await keepToken({
		account: await accountId('ana@example.org'),
		name: 'all',
		scopes: knownScopes(),
		expiresAt: null
	});
	const { visitor: adam } = await moderator('Adam');
	admin = visitor(adam.cookies);
});

describe('Whoever does not look after this host', () => {
	test('sees no page or file of the desk', async () => {
		expect(ofDesk.length).toBeGreaterThan(20);
		for (const { path } of ofDesk) {
			expect([path, (await visitor().ask(filled(path))).status]).toEqual([path, 401]);
			expect([path, (await ana.ask(filled(path))).status]).toEqual([path, 403]);
		}
	});

	test('posts nothing there', async () => {
		for (const page of ofDesk.filter(isPage))
			for (const verb of Object.keys(page.posts ?? {})) {
				const { status } = await ana.post(filled(page.path), verb, { name: 'x', reason: 'x' });
				expect([page.path, verb, status]).toEqual([page.path, verb, 403]);
			}
	});

	test('nor by a program, whatever its token says', async () => {
		const routes = rooms.flatMap(({ api }) => api).filter(({ path }) => path.startsWith('/desk'));
		expect(routes.length).toBeGreaterThan(3);
		for (const { method, path } of routes) {
			const body = method === 'get' ? undefined : {};
			const { status } = await askApi(filled(path), method.toUpperCase(), body, bearer(token));
			// What does not even fit its description is told so first, by the public description of the API.
			expect([path, status === 403 || status === 422]).toEqual([path, true]);
		}
	});

	test('may do nothing of the desk or the guard but report, object and answer', async () => {
		const ofPages = pages.filter(isPage).flatMap(({ posts = {} }) => Object.values(posts));
		const actions = ofPages
			.flatMap((post): Action[] => ('redraw' in post ? [] : ['action' in post ? post.action : (post as Action)]))
			.concat(rooms.flatMap(({ api }) => api.flatMap((route) => ('calls' in route ? [route.calls as Action] : []))));
		const names = new Set(['desk', 'guard']);
		const guarded = actions.filter(({ name }) => names.has(name.split('.')[0]!));
		expect(guarded.length).toBeGreaterThan(20);
		const account = { id: 'a', kind: 'account' as const, name: 'Ana', admin: false };
		const may = (action: Action) =>
			[newGuest(), account].some((actor) => {
				try {
					return action.may({ actor, input: {}, now: new Date(), language: 'en' } as never);
				} catch {
					return true;
				}
			});
		expect([...new Set(guarded.filter(may).map(({ name }) => name))].sort()).toEqual(['guard.appeal', 'guard.report']);
	});
});

const script = '<script>alert(1)</script><img src=x onerror=alert(1)>';
const formula = '=HYPERLINK("http://evil.example","x")';
const headers = 'Hello\r\nBcc: all@example.org\r\n\r\nBody';

test('what strangers write is text at the desk, and no formula in its files', async () => {
	const eve = await guest();
	const { item, case: one } = await heldNote({ maker: eve.actor.id, title: `${formula}${script}`, body: script });
	const other = await openNote(eve.actor.id, { title: script });
	const reported = await eve.visitor.post(`/items/${other.id}/report`, 'report', {
		category: 'spam',
		words: script,
		mail: 'eve@example.org',
		part: `comment:${script}`
	});
	expect(reported.status).toBe(303);
	const banner = await eve.visitor.ask(`/notes/${item}`);
	const appeal = /href="(\/appeals\/[^"]+)"/.exec(banner.text)![1]!;
	await eve.visitor.post(appeal, 'appeal', { words: script, mail: 'eve@example.org' });
	for (const path of ['/desk/queue', `/desk/queue/${one}`, '/desk/queue?q=%3Cscript%3E', '/desk/log', appeal]) {
		const { text, status } = await admin.ask(path);
		expect([path, status]).toEqual([path, 200]);
		expect(text).not.toContain('<script>alert');
		expect(text).not.toContain('<img src=x');
	}
	const decided = await admin.post(`/desk/queue/${one}`, 'decide', {
		what: 'quarantine',
		why: 'spam',
		words: headers,
		case: one
	});
	expect(decided.status).toBeLessThan(400);
	const csv = (await admin.ask('/desk/log.csv')).text;
	expect(csv).toContain('HYPERLINK');
	expect(csv).not.toMatch(/(^|[,;\n"])=HYPERLINK/);
	expect((await admin.ask('/desk/log')).text).not.toContain('<script>alert');
	const letters = await lettersTo('eve@example.org');
	for (const { subject } of letters) expect(subject).not.toMatch(/[\r\n]/);
});

test('a form of another site does nothing at the desk', async () => {
	const eve = await guest();
	const { case: one } = await heldNote({ maker: eve.actor.id });
	const { status } = await admin.post(
		`/desk/queue/${one}`,
		'decide',
		{ what: 'fine', why: 'spam', case: one },
		'cross-site'
	);
	expect(status).toBe(403);
	const [row] = await carrier()`select closed_at from guard.case where id = ${one}`;
	expect(row!.closed_at).toBeNull();
});

test('reporting tells nobody whether a private thing is there', async () => {
	const eve = await guest();
	const note = await openNote((await guest()).actor.id, { visibility: 'private', title: 'Secret' });
	for (const id of [note.id, 'nothing-here']) {
		expect((await eve.visitor.ask(`/items/${id}/report`)).status).toBe(404);
		expect((await eve.visitor.post(`/items/${id}/report`, 'report', { category: 'spam' })).status).toBe(404);
	}
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from guard.report where item = ${note.id}`;
	expect(row!.count).toBe(0);
});

test('a link to object cannot be guessed from another, and shows nothing of other cases', async () => {
	const [eve, bo] = [await guest(), await guest()];
	const mine = await heldNote({ maker: eve.actor.id, title: 'Mine' });
	const other = await heldNote({ maker: bo.actor.id, title: 'Unrelated words' });
	const { text } = await eve.visitor.ask(`/notes/${mine.item}`);
	const appeal = /href="(\/appeals\/[^"]+)"/.exec(text)![1]!;
	const guessed = appeal.replace(new RegExp(`${mine.case}$`), other.case);
	expect(guessed).not.toBe(appeal);
	for (const path of [guessed, `${appeal}0`, `${appeal.slice(0, -1)}`, '/appeals/1', `/appeals/${other.case}`])
		expect([path, (await eve.visitor.ask(path)).status]).toEqual([path, 404]);
});
