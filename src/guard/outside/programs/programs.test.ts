import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { carrier } from '#kernel/database/connection.ts';
import { settings, useSettings } from '#kernel/settings/settings.ts';
import { appOf } from '#kernel/web/app.ts';
import { member } from '../../../../tests/accounts.ts';
import { moderator } from '../../../../tests/desk.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { evidence } from '../../form/sample.trial.ts';
import type { Signal } from '../../judge/signal.ts';
import { signals } from '../../signals.ts';
import { akismet } from '../asking/akismet.ts';
import { type Lesson, learnFromPrograms } from './teacher.ts';

openTestHouse();

const told: Signal = {
	name: 'told',
	version: '1',
	cost: 'text',
	look: ({ text }) => (text.includes('watches') ? [{ symbol: 'told.so', points: 11 }] : [])
};
const lessons: Lesson[] = [];
learnFromPrograms(async (lesson) => {
	lessons.push(lesson);
});

let ana: Visitor;
let bo: Visitor;
let key = '';

const issue = async (name: string): Promise<string> => {
	const { text } = await ana.post('/desk/programs', 'issue', { name, site: 'https://blog.example.org' });
	return /<code class="secret">([\da-f]{32})<\/code>/.exec(text)![1]!;
};

beforeAll(async () => {
	ana = (await moderator('Ana')).visitor;
	bo = await member('Bo', 'bo@example.org');
	key = await issue('Blog of the choir');
	signals.push(told);
});
beforeEach(() => {
	lessons.length = 0;
	useSettings({ ...settings(), GUARD: 'on' });
});

const knock = (path: string, fields: Record<string, string>) =>
	new Visitor().ask(path, {
		method: 'POST',
		body: new URLSearchParams(fields).toString(),
		headers: {
			'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
			'user-agent': 'WordPress/7.0 | Akismet/5.6'
		}
	});
const call = (name: string, fields: Record<string, string> = {}) =>
	knock(`/guard/akismet/1.1/${name}`, {
		api_key: key,
		blog: 'https://blog.example.org',
		blog_lang: 'fr_FR',
		user_ip: '203.0.113.9',
		comment_type: 'comment',
		comment_author: 'Dov',
		...fields
	});
const counts = async (name: string) => {
	const [row] = await carrier()`select asked::int, spam::int, taught::int from guard.program where name = ${name}`;
	return row;
};

describe('A program with a key', () => {
	test('is told that its key is good, and a stranger that theirs is not', async () => {
		expect(await knock('/guard/akismet/1.1/verify-key', { key, blog: 'https://b.example' })).toMatchObject({
			status: 200,
			text: 'valid'
		});
		for (const wrong of ['', 'nonsense', '0'.repeat(32), "' or true --"])
			expect((await knock('/guard/akismet/1.1/verify-key', { key: wrong })).text).toBe('invalid');
		const refused = await knock('/guard/akismet/1.1/comment-check', { api_key: 'x', comment_content: 'hello' });
		expect(refused.text).toBe('invalid');
		expect(refused.headers.get('x-akismet-debug-help')).toContain('key');
	});

	test('hears true of spam and false of the rest, with the reasons beside', async () => {
		const bad = await call('comment-check', { comment_content: 'The very best watches, now' });
		expect(bad).toMatchObject({ status: 200, text: 'true' });
		expect(bad.headers.get('x-guard-symbols')).toContain('told.so');
		expect(bad.headers.get('x-akismet-guid')).toMatch(/^[\da-f-]{36}$/);
		expect((await call('comment-check', { comment_content: 'Merci pour ce beau concert de dimanche' })).text).toBe(
			'false'
		);
	});

	test('never hears that something may be thrown away', async () => {
		const bad = await call('comment-check', { comment_content: 'watches watches watches' });
		expect(bad.headers.get('x-akismet-pro-tip')).toBeNull();
	});

	test('may put its key into the path instead', async () => {
		const { text } = await knock(`/guard/akismet/${key}/1.1/comment-check`, {
			user_ip: '203.0.113.9',
			comment_content: 'watches'
		});
		expect(text).toBe('true');
	});

	test('may put its key before the name of the host, as older clients do', async () => {
		const ask = async (host: string) =>
			new Visitor().ask('/guard/akismet/1.1/comment-check', {
				method: 'POST',
				body: new URLSearchParams({ user_ip: '203.0.113.9', comment_content: 'watches' }).toString(),
				headers: { 'content-type': 'application/x-www-form-urlencoded', host }
			});
		expect((await ask(`${key}.tools.example.org`)).text).toBe('true');
		expect((await ask(`${'0'.repeat(32)}.tools.example.org`)).text).toBe('invalid');
		expect((await ask('tools.example.org')).text).toBe('invalid');
	});

	test('is counted, each use once', async () => {
		const own = await issue('Counted');
		await call('comment-check', { api_key: own, comment_content: 'watches here' });
		await call('comment-check', { api_key: own, comment_content: 'a fine day' });
		await call('comment-check', { api_key: own, comment_content: 'a fine day', is_test: '1' });
		await call('submit-ham', { api_key: own, comment_content: 'watches here' });
		await expect.poll(() => counts('Counted')).toEqual({ asked: 2, spam: 1, taught: 1 });
	});

	test('can be tried with what Akismet made for trials', async () => {
		const spam = { comment_content: 'hello', is_test: '1' };
		expect((await call('comment-check', { ...spam, comment_author: 'viagra-test-123' })).text).toBe('true');
		const guaranteed = { ...spam, comment_author_email: 'akismet-guaranteed-spam@example.com' };
		expect((await call('comment-check', guaranteed)).text).toBe('true');
		expect((await call('comment-check', { comment_content: 'watches', user_role: 'administrator' })).text).toBe(
			'false'
		);
	});

	test('always hears false while the guard only looks on, or is off', async () => {
		for (const GUARD of ['shadow', 'off'] as const) {
			useSettings({ ...settings(), GUARD });
			expect((await call('comment-check', { comment_content: 'watches' })).text).toBe('false');
		}
	});

	test('leaves no address of its visitors behind', async () => {
		await call('comment-check', {
			comment_content: 'a long enough text about the watches of the harbour master, sold here'
		});
		expect(JSON.stringify(await carrier()`select * from guard.near_copy, guard.program`)).not.toContain('203.0.113');
	});
});

describe('What people correct there', () => {
	test('teaches the guard, as spam and as honest', async () => {
		const thanks = 'Thanks for making the web a better place.';
		expect((await call('submit-spam', { comment_content: 'Missed one' })).text).toBe(thanks);
		expect((await call('submit-ham', { comment_content: 'Wrongly taken', comment_type: 'contact-form' })).text).toBe(
			thanks
		);
		expect(lessons).toMatchObject([
			{ label: 'spam', kind: 'programs.comment', text: 'Missed one\n\nDov', language: 'fr' },
			{ label: 'ham', kind: 'programs.contact-form', text: 'Wrongly taken\n\nDov' }
		]);
	});

	test('stands among what is learned from, without its words', async () => {
		await call('submit-spam', { comment_content: 'One more that was missed' });
		const [example] = await carrier()`select label, kind from guard.example where key = ${lessons[0]!.key}`;
		expect(example).toEqual({ label: 'spam', kind: 'programs.comment' });
	});

	test('may be taken back: what is said later takes the place of what was said before', async () => {
		await call('submit-spam', { comment_content: 'Taken for spam by mistake' });
		await call('submit-ham', { comment_content: 'Taken for spam by mistake' });
		expect(lessons.map(({ label }) => label)).toEqual(['spam', 'ham']);
		expect(lessons[0]!.key).toBe(lessons[1]!.key);
	});

	test('teaches nothing without a key, without words, or in a trial', async () => {
		await knock('/guard/akismet/1.1/submit-spam', { api_key: 'x', comment_content: 'hello' });
		await call('submit-ham', { comment_content: '', comment_author: '' });
		await call('submit-ham', { comment_content: 'hello', is_test: 'true' });
		expect(lessons).toEqual([]);
	});
});

describe('Bad input', () => {
	test.each([
		['nothing at all', {}],
		['a NUL byte', { comment_content: 'a\0b', user_ip: '1.2.3.4\0' }],
		['an address that is none', { comment_content: 'hello', user_ip: 'somewhere' }],
		['a kind that is none', { comment_content: 'hello', comment_type: '../../etc' }],
		['a very long text', { comment_content: 'word '.repeat(400_000) }]
	])('%s is answered, not broken', async (_what, fields) => {
		const answer = await call('comment-check', fields as Record<string, string>);
		expect(answer.status).toBe(200);
		expect(answer.text).toMatch(/^(true|false|invalid)$/);
	});

	test('what is no form, or too large, is refused in one plain line', async () => {
		const post = { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } };
		const answer = await new Visitor().ask('/guard/akismet/1.1/comment-check', post);
		expect(answer).toMatchObject({ status: 422, text: 'kernel.not-a-form' });
		const large = await call('comment-check', { comment_content: 'x'.repeat(5 * 1024 * 1024) });
		expect(large).toMatchObject({ status: 413, text: 'kernel.too-large' });
	});

	test('nothing can be read there', async () =>
		expect((await new Visitor().ask('/guard/akismet/1.1/comment-check')).status).toBe(404));
});

describe('At the desk', () => {
	test('only administrators see and make keys, and a key is shown once', async () => {
		expect((await bo.ask('/desk/programs')).status).toBe(403);
		expect((await bo.post('/desk/programs', 'issue', { name: 'x', site: 'https://x.example' })).status).toBe(403);
		const page = (await ana.ask('/desk/programs')).text;
		expect(page).toContain('Blog of the choir');
		expect(page).not.toContain(key);
		expect((await ana.ask('/desk')).text).toContain('href="/desk/programs"');
	});

	test('a key that was taken back opens nothing any more, at once', async () => {
		const other = await issue('Forum');
		const page = (await ana.ask('/desk/programs')).text;
		const id = /name="program" value="(\w{22})"/.exec(page.slice(page.indexOf('>Forum<')))![1]!;
		expect((await bo.post('/desk/programs', 'revoke', { program: id })).status).toBe(403);
		expect((await ana.post('/desk/programs', 'revoke', { program: id })).status).toBe(303);
		expect((await knock('/guard/akismet/1.1/verify-key', { key: other })).text).toBe('invalid');
		expect((await ana.ask('/desk/programs')).text).toContain('Taken back');
	});

	test('the database does not know a key', async () =>
		expect(JSON.stringify(await carrier()`select name, site, encode(hash, 'hex') from guard.program`)).not.toContain(
			key
		));
});

describe('The page on privacy', () => {
	const read = async () => (await new Visitor().ask('/privacy')).text;

	test('says nothing of others where nobody is asked', async () => expect(await read()).not.toContain('asked-outside'));

	test('names who is asked, and what they are told', async () => {
		useSettings({ ...settings(), AKISMET_KEY: 'abc', STOPFORUMSPAM: 'on' });
		const text = await read();
		expect(text).toContain('rest.akismet.com: told what was written');
		expect(text).toContain('stopforumspam.org: told the network address');
		useSettings({ ...settings(), AKISMET_KEY: undefined, STOPFORUMSPAM: 'off' });
	});
});

describe('Two hosts', () => {
	const server = serve({ fetch: appOf(rooms, async () => true).fetch, port: 0, hostname: '127.0.0.1' });
	afterAll(() => server.close());

	test('one may ask the guard of the other, as it would ask Akismet, and they do not ask each other in a ring', {
		// A crowded machine may take longer than a service is waited for.
		retry: 4
	}, async () => {
		const { port } = server.address() as AddressInfo;
		useSettings({ ...settings(), AKISMET_KEY: key, AKISMET_URL: `http://127.0.0.1:${port}/guard/akismet` });
		const asked = (text: string) =>
			akismet.look(evidence({ text, place: { address: '203.0.113.5', hash: 'h', network: 'n' }, now: new Date() }));
		const answers = [
			await asked('The finest watches of the whole harbour'),
			await asked('The next concert is on Sunday')
		];
		useSettings({ ...settings(), AKISMET_KEY: undefined });
		expect(answers).toEqual([[{ symbol: 'outside.akismet', points: 4 }], []]);
	});
});
