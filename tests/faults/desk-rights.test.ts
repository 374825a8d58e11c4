/**
 * Every page, file and verb of the desk, and every route of programs: what moderators may stands here, and all that does
 * not is for administrators alone. What is new is closed to moderators until it is listed.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { keepToken } from '#kernel/accounts/tokens.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Page, Post } from '#kernel/web/page.ts';
import { knownScopes } from '#portal/accounts/scopes.ts';
import { lettersTo, member, signedUp } from '../accounts.ts';
import { heldNote, moderator, named } from '../desk.ts';
import { openTestHouse } from '../house.ts';
import { accountId, askApi, bearer, guest, visitor } from '../notes.ts';
import type { Visitor } from '../visitor.ts';

openTestHouse({ GUARD: 'off' });

/** Address → verbs a moderator may post there. */
const forModerators: Record<string, readonly string[]> = {
	'/desk': [],
	'/desk/queue': ['decide', 'erase', 'undo'],
	'/desk/queue/:case': ['decide', 'erase', 'undo'],
	'/desk/queue/:case/pictures/:place': [],
	'/desk/queue/:case/together': ['decide'],
	'/desk/log': [],
	'/desk/log.csv': [],
	'/desk/log.json': [],
	'/desk/rules': [],
	'/desk/rules/new': ['keep'],
	'/desk/rules/:rule': ['keep', 'switch', 'try'],
	'/desk/sweeps': ['check', 'look'],
	'/desk/sweeps/:sweep': ['mark', 'more', 'sign', 'unsign', 'move', 'speed'],
	'/desk/sign-ups': ['accept', 'undo'],
	'/desk/sign-ups/:account': ['ask', 'refuse'],
	'/desk/words': ['try', 'make'],
	'/desk/words/:list': ['add', 'terms-on', 'terms-off', 'drop-terms', 'change', 'list-on', 'list-off', 'drop'],
	'/desk/words/:list/as/:format': []
};
const routesForModerators = [
	'get /desk/lists',
	'post /desk/lists',
	'get /desk/lists/{list}/terms',
	'post /desk/lists/{list}/terms',
	'put /desk/lists/{list}/terms/suspension',
	'delete /desk/lists/{list}/terms'
];

const ofDesk = rooms.flatMap(({ pages }) => pages).filter(({ path }) => path.startsWith('/desk'));
const isPage = (one: (typeof ofDesk)[number]): one is Page => one.kind === 'page';
const filled = (path: string) => path.replaceAll(/:\w+|\{\w+\}/g, '1');
/** A redraw changes nothing: whoever may see the page may ask for it. */
const isDeed = (post: Post<null>): boolean => !('redraw' in post);

let mia: Visitor;
let miaId = '';
let adam: Visitor;
let token = '';

beforeAll(async () => {
	const one = await named('Mia');
	mia = visitor(one.visitor.cookies);
	miaId = one.id;
	adam = visitor((await moderator('Adam')).visitor.cookies);
	token = await keepToken({ account: miaId, name: 'all', scopes: knownScopes(), expiresAt: null });
});

describe('A moderator', () => {
	test('opens what is listed here, and nothing else of the desk', async () => {
		const seen = [];
		for (const { path } of ofDesk) seen.push([path, (await mia.ask(filled(path))).status !== 403]);
		expect(seen).toEqual(ofDesk.map(({ path }) => [path, path in forModerators]));
		expect(Object.keys(forModerators).filter((path) => !ofDesk.some((page) => page.path === path))).toEqual([]);
	});

	test('posts the verbs that are listed here, and no other', async () => {
		for (const page of ofDesk.filter(isPage)) {
			const listed = forModerators[page.path] ?? [];
			for (const [verb, post] of Object.entries(page.posts ?? {})) {
				const fields = { name: 'x', reason: 'xxx', share: '1', most: '1', account: miaId, mail: 'x@example.org' };
				const { status } = await mia.post(filled(page.path), verb, fields);
				const isClosed = !(page.path in forModerators) || (!listed.includes(verb) && isDeed(post as Post<null>));
				expect([page.path, verb, status === 403]).toEqual([page.path, verb, isClosed]);
			}
		}
	});

	test('keeps lists of words by a program too, and nothing more', async () => {
		const routes = rooms.flatMap(({ api }) => api).filter(({ path }) => path.startsWith('/desk'));
		for (const { method, path } of routes) {
			const body = method === 'get' ? undefined : {};
			const { status } = await askApi(filled(path), method.toUpperCase(), body, bearer(token));
			expect([path, status === 403]).toEqual([path, !routesForModerators.includes(`${method} ${path}`)]);
		}
	});

	test('finds on the first page only rooms that open', async () => {
		const { text } = await mia.ask('/desk');
		const links = [...new Set([...text.matchAll(/href="(\/desk\/[^"#?]+)"/g)].map(([, path]) => path!))];
		expect(links).toContain('/desk/queue');
		for (const path of links) expect([path, (await mia.ask(path)).status]).toEqual([path, 200]);
		expect(links).not.toContain('/desk/people');
	});

	test('sees of a mail address its domain, an administrator the whole', async () => {
		await member('Eve', 'eve.long@example.org');
		const { case: one } = await heldNote({ maker: await accountId('eve.long@example.org') });
		const seen = await mia.ask(`/desk/queue/${one}`);
		expect(seen.text).not.toContain('eve.long@example.org');
		expect(seen.text).toContain('e…@example.org');
		expect((await adam.ask(`/desk/queue/${one}`)).text).toContain('eve.long@example.org');
	});

	test('decides a case, and what two must sign is signed by a moderator and an administrator', async () => {
		const eve = await guest();
		const { item, case: one } = await heldNote({ maker: eve.actor.id });
		const decided = await mia.post(`/desk/queue/${one}`, 'decide', { what: 'trash', why: 'spam', case: one });
		expect(decided.status).toBe(303);
		await mia.post(`/desk/queue/${one}`, 'erase', { case: one });
		await mia.post(`/desk/queue/${one}`, 'erase', { case: one });
		expect((await adam.ask('/desk/queue')).text).toContain('lacks a second signature');
		expect((await mia.ask('/desk/queue')).text).not.toContain('lacks a second signature');
		const there = () => carrier()`select 1 from kernel.item where id = ${item}`;
		expect(await there()).toHaveLength(1);
		await adam.post(`/desk/queue/${one}`, 'erase', { case: one });
		expect(await there()).toHaveLength(0);
	});

	test('does not decide what is about themselves, while somebody else can', async () => {
		const { case: one } = await heldNote({ maker: miaId, title: 'Mine alone' });
		expect((await mia.ask('/desk/queue')).text).not.toContain('Mine alone');
		const own = await mia.post(`/desk/queue/${one}`, 'decide', { what: 'fine', why: 'spam', case: one });
		expect(own.status).toBe(403);
		expect((await adam.post(`/desk/queue/${one}`, 'decide', { what: 'fine', why: 'spam', case: one })).status).toBe(
			303
		);
	});

	test('is not banned, silenced or swept away while they have the role', async () => {
		const refused = await adam.post('/desk/people', 'restrict', {
			mail: 'mia@example.org',
			how: 'suspend',
			reason: 'A slip of the pen'
		});
		expect(refused.status).toBe(422);
	});
});

describe('The role of moderator', () => {
	test('is given by an administrator to a confirmed address, told, logged, and taken back', async () => {
		const bo = visitor((await member('Bo', 'bo@example.org')).cookies);
		expect((await bo.ask('/desk/queue')).status).toBe(403);
		const given = await adam.post('/desk/people', 'give-moderation', { moderator: 'bo@example.org' });
		expect(given.status).toBe(303);
		expect((await bo.ask('/desk/queue')).status).toBe(200);
		expect((await bo.ask('/')).text).toContain('href="/desk"');
		const page = await adam.ask('/desk/people');
		expect(page.text).toContain('Adam named Bo a moderator');
		const again = await adam.post('/desk/people', 'give-moderation', { moderator: 'bo@example.org' });
		expect(again.status).toBe(409);
		const taken = await adam.post('/desk/people', 'take-moderation', { account: await accountId('bo@example.org') });
		expect(taken.status).toBe(303);
		expect((await bo.ask('/desk/queue')).status).toBe(403);
		expect((await adam.ask('/desk/people')).text).toContain('Adam took the role of moderator from Bo');
		const subjects = (await lettersTo('bo@example.org')).map(({ subject }) => subject);
		expect(subjects.slice(-2)).toEqual([
			expect.stringContaining('You are a moderator'),
			expect.stringContaining('not a moderator')
		]);
	});

	test('is not given to an address nobody confirmed, nor to nobody', async () => {
		await signedUp('Dov', 'dov@example.org');
		for (const moderator of ['dov@example.org', 'nobody@example.org', '']) {
			const { status } = await adam.post('/desk/people', 'give-moderation', { moderator });
			expect([moderator, status]).toEqual([moderator, 422]);
		}
	});

	test('is not given by a moderator', async () => {
		const { status } = await mia.post('/desk/people', 'give-moderation', { moderator: 'eve.long@example.org' });
		expect(status).toBe(403);
	});

	test('makes two people of one administrator and one moderator', async () => {
		const eve = await guest();
		const { item, case: one } = await heldNote({ maker: eve.actor.id });
		await mia.post(`/desk/queue/${one}`, 'decide', { what: 'quarantine', why: 'spam', case: one });
		const appeal = /href="(\/appeals\/[^"]+)"/.exec((await eve.visitor.ask(`/notes/${item}`)).text)![1]!;
		await eve.visitor.post(appeal, 'appeal', { words: 'It was a mistake' });
		const [opened] = await carrier()<
			{ id: string }[]
		>`select id from guard.case where kind = 'appeal' and item = ${item}`;
		const own = await mia.post(`/desk/queue/${opened!.id}`, 'decide', {
			what: 'upheld',
			why: 'spam',
			case: opened!.id
		});
		expect(own.status).toBe(403);
		const other = await adam.post(`/desk/queue/${opened!.id}`, 'decide', {
			what: 'granted',
			why: 'spam',
			case: opened!.id
		});
		expect(other.status).toBe(303);
	});
});
