import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { learnKinds } from '#kernel/mail/kinds.ts';
import { refusalToken } from '#kernel/mail/refusals.ts';
import { type News, tell, tellOfLostLetter } from '#kernel/notices/tell.ts';
import { unreadFor } from '#kernel/notices/unread.ts';
import { learnWords } from '#kernel/words/words.ts';
import { lettersTo, member } from '../../../tests/accounts.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';
import { writeDaily, writeDailyLetters } from './daily.ts';

openTestHouse();
learnKinds([{ id: 'tests.voted', refusable: true }]);
learnWords('tests', {
	en: { 'notice-kinds': { voted: 'Votes in your polls' }, voted: '{{name}} voted.' },
	fr: { 'notice-kinds': { voted: 'Votes à vos sondages' }, voted: '{{name}} a voté.' }
});

let ana: Visitor;
let id: string;
const mail = 'ana@example.org';

beforeAll(async () => {
	ana = await member('Ana', mail);
	const [row] = await carrier()<{ id: string }[]>`select id from kernel.account where mail = ${mail}`;
	id = row!.id;
});
beforeEach(async () => {
	await carrier()`
		truncate kernel.notice, kernel.letter, kernel.refusal_of_notices, kernel.refusal_of_letters, kernel.daily_letter`;
});

const news = (rest: Partial<News> = {}): News => ({
	kind: 'tests.voted',
	words: { key: 'tests:voted', gaps: { name: 'Dov <b>' } },
	link: '/polls/7',
	letter: (language) => ({ subject: language === 'fr' ? 'Un vote' : 'A vote', text: 'Dov voted.' }),
	...rest
});

const choose = (fields: Record<string, string>) => ana.post('/account/notices', 'choose', fields);

test('every kind of news has a name in words, in both languages', async () => {
	for (const language of ['en', 'fr']) {
		ana.language = language;
		const { text } = await ana.ask('/account/notices');
		const names = [...text.matchAll(/<legend[^>]*>([^<]+)/g)].map(([, name]) => name);
		expect(names.length).toBeGreaterThan(8);
		expect(names.filter((name) => /^\w+:/.test(name!))).toEqual([]);
	}
	ana.language = 'en';
});

describe('News', () => {
	test('stand among the notices of an account, and come by letter', async () => {
		await tell({ id }, news());
		expect(await unreadFor(id)).toBe(1);
		expect((await lettersTo(mail)).map(({ subject }) => subject)).toEqual(['A vote']);
		const { text } = await ana.ask('/notices');
		expect(text).toContain('Dov &lt;b> voted.');
		expect(text).toContain('1 notice');
	});

	test('of what was undone reach nobody', async () => {
		const undone = transaction(async () => {
			await tell({ id }, news());
			throw new Error('undone');
		});
		await expect(undone).rejects.toThrow('undone');
		expect(await unreadFor(id)).toBe(0);
		expect(await lettersTo(mail)).toEqual([]);
	});

	test('reach a guest by the address they left', async () => {
		await tell({ mail: 'dov@example.org', language: 'fr' }, news());
		expect((await lettersTo('dov@example.org')).map(({ subject }) => subject)).toEqual(['Un vote']);
	});

	test('go by letter only to an address whose owner confirmed it', async () => {
		await carrier()`update kernel.account set mail_proven = false where id = ${id}`;
		await tell({ id }, news());
		await carrier()`update kernel.account set mail_proven = true where id = ${id}`;
		expect(await lettersTo(mail)).toEqual([]);
		expect(await unreadFor(id)).toBe(1);
	});

	test('never lead to another site', async () => {
		for (const link of ['//evil.example', 'https://evil.example', '/\\evil.example'])
			await tell({ id }, news({ link }));
		const rows = await carrier()<{ link: string | null }[]>`select link from kernel.notice`;
		expect(rows.map(({ link }) => link)).toEqual([null, null, null]);
	});
});

describe('Notices', () => {
	test('are read by opening them, and lead where they should', async () => {
		await tell({ id }, news());
		const [, address] = /href="(\/notices\/\w{22})"/.exec((await ana.ask('/notices')).text)!;
		expect(await ana.ask(address!)).toMatchObject({ status: 303, location: '/polls/7' });
		expect(await unreadFor(id)).toBe(0);
	});

	test('of somebody else cannot be opened', async () => {
		await tell({ id }, news());
		const bo = await member('Bo', 'bo@example.org');
		const [row] = await carrier()<{ id: string }[]>`select id from kernel.notice`;
		expect((await bo.ask(`/notices/${row!.id}`)).status).toBe(404);
		expect(await unreadFor(id)).toBe(1);
		expect((await new Visitor().ask('/notices')).status).toBe(401);
	});

	test('are all marked as read by one button', async () => {
		for (let count = 0; count < 3; count++) await tell({ id }, news());
		expect(await ana.post('/notices', 'read-all')).toMatchObject({ status: 303 });
		expect(await unreadFor(id)).toBe(0);
	});

	test('are counted by one look at an index', async () => {
		await carrier()`
			insert into kernel.notice (id, actor, kind, words, read_at)
			select 'n' || n, ${id}, 'tests.voted', '{"key":"tests:voted"}', case when n % 1000 = 0 then null else now() end
			from generate_series(1, 20000) n`;
		await carrier()`analyze kernel.notice`;
		const plan = await carrier()`
			explain select count(*)::int from (
				select 1 from kernel.notice where actor = ${id} and read_at is null limit 100) unread`;
		expect(JSON.stringify(plan)).toContain('notice_unread');
		expect(await unreadFor(id)).toBe(20);
	});

	test('tell who wrote a letter that it could not arrive', async () => {
		await tellOfLostLetter({ writer: id, to: 'gone@example.org', subject: 'Come and vote' });
		expect((await ana.ask('/notices')).text).toContain('“Come and vote” could not be delivered to gone@example.org');
		expect(await lettersTo(mail)).toEqual([]);
	});
});

describe('An account', () => {
	test('chooses for each kind whether it is a notice, a letter, or neither', async () => {
		expect((await ana.ask('/account/notices')).text).toContain('Votes in your polls');
		expect(await choose({ 'mail[tests:voted]': 'on', rhythm: 'at-once' })).toMatchObject({ status: 303 });
		await tell({ id }, news());
		expect(await unreadFor(id)).toBe(0);
		expect(await lettersTo(mail)).toHaveLength(1);
		await choose({ 'inApp[tests:voted]': 'on', rhythm: 'at-once' });
		await tell({ id }, news());
		expect(await unreadFor(id)).toBe(1);
		expect(await lettersTo(mail)).toHaveLength(1);
	});

	test('may have one letter a day, without what was read meanwhile', async () => {
		await new Visitor().post(`/notices/refuse/${refusalToken(mail, 'portal.daily')}`, 'refuse');
		await choose({ 'inApp[tests:voted]': 'on', 'mail[tests:voted]': 'on', rhythm: 'daily' });
		for (const name of ['Bo', 'Chloe', 'Eve'])
			await tell({ id }, news({ words: { key: 'tests:voted', gaps: { name } } }));
		const [row] = await carrier()<
			{ id: string }[]
		>`select id from kernel.notice where words->'gaps'->>'name' = 'Chloe'`;
		await ana.ask(`/notices/${row!.id}`);
		expect(await lettersTo(mail)).toEqual([]);
		await writeDailyLetters.run({});
		await writeDaily(id);
		const letters = await lettersTo(mail);
		expect(letters).toHaveLength(1);
		expect(letters[0]!.subject).toBe('Archipel: 2 pieces of news');
		expect(letters[0]!.text).toContain('• Bo voted.\nhttp://localhost:3000/polls/7');
		expect(letters[0]!.text).not.toContain('Chloe');
	});
});

describe('The link at the foot of a letter', () => {
	const path = () => `/notices/refuse/${refusalToken('dov@example.org', 'tests.voted')}`;
	const dovHears = async () => {
		const before = (await lettersTo('dov@example.org')).length;
		await tell({ mail: 'dov@example.org', language: 'en' }, news());
		return (await lettersTo('dov@example.org')).length > before;
	};

	test('stands in every letter of a kind that can be refused', async () => {
		await dovHears();
		const [letter] = await lettersTo('dov@example.org');
		expect(letter!.text).toContain(path());
	});

	test('changes nothing by being opened, refuses by one button without signing in, and can be taken back', async () => {
		const dov = new Visitor();
		const { text } = await dov.ask(path());
		expect(text).toContain('Votes in your polls');
		expect(text).not.toContain('dov@example.org');
		expect(await dovHears()).toBe(true);
		expect(await dov.post(path(), 'refuse')).toMatchObject({ status: 303, location: path() });
		expect(await dovHears()).toBe(false);
		expect((await dov.ask(path())).text).toContain('It is done');
		await dov.post(path(), 'allow');
		expect(await dovHears()).toBe(true);
	});

	test('works for mail programs that ask for their reader', async () => {
		const answer = await new Visitor().ask(path(), {
			method: 'POST',
			body: 'List-Unsubscribe=One-Click',
			headers: { 'content-type': 'application/x-www-form-urlencoded' }
		});
		expect(answer.status).toBe(200);
		expect(answer.headers.getSetCookie()).toEqual([]);
		expect(await dovHears()).toBe(false);
	});

	test('refuses nothing in the name of somebody else', async () => {
		const forged = path().replace(/.(?=[^~]*$)/, 'x');
		expect((await new Visitor().ask(forged)).status).toBe(404);
		expect((await new Visitor().post(forged, 'refuse')).status).toBe(404);
		expect((await new Visitor().ask('/notices/refuse/x')).status).toBe(404);
		expect(await dovHears()).toBe(true);
	});

	test('shows among the choices of an account with that address', async () => {
		await new Visitor().post(`/notices/refuse/${refusalToken(mail, 'tests.voted')}`, 'refuse');
		const { text } = await ana.ask('/account/notices');
		expect(/<input[^>]*name="mail\[tests:voted\]"[^>]*>/.exec(text)![0]).not.toContain('checked');
		expect(/<input[^>]*name="inApp\[tests:voted\]"[^>]*>/.exec(text)![0]).toContain('checked');
	});
});
