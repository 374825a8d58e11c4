/**
 * What is held back leaks nowhere: every address of the house is walked by everybody who may come, and no held word
 * stands in any answer. A new page or route is walked too, without a word here.
 */
import { unzipSync } from 'fflate';
import type { Hono } from 'hono';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { rooms } from '#entries/house.ts';
import { signals } from '#guard/signals.ts';
import { letGo, type WayToWithhold, withhold } from '#kernel/access/withheld.ts';
import { house } from '#kernel/accounts/actor.ts';
import { keepToken } from '#kernel/accounts/tokens.ts';
import { carrier } from '#kernel/database/connection.ts';
import { learnLimits } from '#kernel/limits/quota.ts';
import { appOf } from '#kernel/web/app.ts';
import type { Door } from '#kernel/web/request.ts';
import { openLiveDoor } from '#live/door.ts';
import { knownScopes } from '#portal/accounts/scopes.ts';
import { writeDaily } from '#portal/notices/daily.ts';
import { remindWhereDue } from '../../src/tools/polls/deciding/inviting/jobs.ts';
import { lettersTo, linkIn, member } from '../accounts.ts';
import { openTestHouse } from '../house.ts';
import { accountId } from '../notes.ts';
import { Visitor } from '../visitor.ts';

openTestHouse();
signals.splice(0);

const app = appOf(rooms, async () => true);
openLiveDoor(app as unknown as Hono<Door>);

/** Words that stand in one place only. */
const held = {
	title: 'Zanzibarium',
	about: 'Quokkasy',
	option: 'Axolotlia',
	ballot: 'Wombatelle',
	comment: 'Numbatine'
};
const whole = [held.title, held.about];

type Person = { browser: Visitor; token: string | null; feed: string };
type Poll = { id: string; manageKey: string; option: string; ballot: string; comment: string; offer: string };

let people: Record<'ana' | 'mia' | 'sol' | 'dov' | 'eve' | 'stranger' | 'holder', Person>;
const ids: Record<string, string> = {};
let space = '';
let poll: Poll;

async function feedOf(browser: Visitor): Promise<string> {
	await browser.post('/polls/feed', 'open');
	return /http:\/\/localhost:3000(\/feeds\/\w+\.ics)/.exec((await browser.ask('/polls/feed')).text)![1]!;
}

async function account(name: string): Promise<Person> {
	const mail = `${name}@example.org`;
	const browser = await member(name, mail);
	browser.app = app as unknown as Hono;
	ids[name] = await accountId(mail);
	const token = await keepToken({ account: ids[name]!, name: 'all', scopes: knownScopes(), expiresAt: null });
	return { browser, token, feed: await feedOf(browser) };
}

async function guest(): Promise<Person> {
	const browser = new Visitor();
	browser.app = app as unknown as Hono;
	return { browser, token: null, feed: '' };
}

beforeAll(async () => {
	learnLimits('polls', { itemsPerGuestPerDay: 10_000, bytes: 1024 * 1024 });
	const [ana, mia, sol] = [await account('ana'), await account('mia'), await account('sol')];
	people = { ana, mia, sol, dov: await guest(), eve: await guest(), stranger: await guest(), holder: await guest() };
	space = newId();
	await carrier()`insert into kernel.space (id, name, language, made_by) values (${space}, 'Choir', 'en', ${ids.sol!})`;
	for (const [actor, role] of [
		[ids.sol!, 'owner'],
		[ids.ana!, 'editor'],
		[ids.mia!, 'member']
	])
		await carrier()`insert into kernel.member (space, actor, role) values (${space}, ${actor!}, ${role!})`;
});

async function api(method: string, path: string, token: string | null, body?: unknown) {
	const headers = token ? { authorization: `Bearer ${token}` } : undefined;
	const answer = await app.request(`/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
	expect([path, answer.status]).toEqual([path, expect.toSatisfy((status: number) => status < 300)]);
	return answer.status === 204 ? null : answer.json();
}

/** A poll with everything in it: three who voted, words, a proposal, an offer and a notice on their way. */
async function makePoll(): Promise<Poll> {
	const { id, manageKey } = await api('POST', '/polls', people.ana.token, {
		title: `Gathering ${held.title}`,
		kind: 'date',
		options: [{ day: '2031-05-05', text: 'morning' }, { day: '2031-05-06' }],
		settings: { description: `Gathering ${held.about}`, proposals: true, closesAt: '2031-05-01T12:00:00Z' }
	});
	await carrier()`update kernel.item set space = ${space}, visibility = 'public' where id = ${id}`;
	for (const who of ['mia', 'dov', 'eve'] as const) {
		const { browser } = people[who];
		await browser.ask(`/polls/${id}`);
		const name = who === 'eve' ? held.ballot : who;
		const voted = await browser.post(`/polls/${id}`, 'vote', { name, 'choices[1]': 'yes' });
		expect([who, voted.status]).toEqual([who, 303]);
		await browser.ask(voted.location!);
	}
	const { eve } = people;
	for (const who of ['dov', 'eve'] as const) people[who].feed ||= await feedOf(people[who].browser);
	await eve.browser.post(`/polls/${id}`, 'say', { name: 'Ed', text: held.comment });
	const [cookie] = (eve.browser.cookies.get('guest') ?? '').split('.');
	const [ballot] = await carrier()`select id from polls.ballot where item = ${id} and name = ${held.ballot}`;
	const [comment] = await carrier()`select id from polls.comment where item = ${id} and text = ${held.comment}`;
	ids.eve = cookie!;
	await api('POST', `/polls/${id}/proposals`, null, {
		name: 'Ed',
		options: [{ day: '2031-05-07', text: held.option }]
	});
	await carrier()`
		update polls.ballot set choices = choices || '{"3": "yes"}' where item = ${id}`;
	await people.ana.browser.post(`/items/${id}/settings`, 'people', { keeperMail: 'kim@example.org' });
	await api('POST', `/polls/${id}/invitations`, people.ana.token, { people: [{ mail: 'fay@example.org' }] });
	// Whoever holds the key of a ballot, as a program does and as a link in a browser.
	const cast = await api('POST', `/polls/${id}/ballots`, null, { name: 'Hal', choices: { 1: 'yes' } });
	people.holder.token = cast.ballotKey;
	await people.holder.browser.ask(`/polls/${id}/key/${cast.ballotKey}`);
	await carrier()`insert into polls.reminding (item, days) values (${id}, 30)`;
	await carrier()`
		insert into kernel.notice (id, actor, kind, item, words, link, gathers) values (${newId()}, ${ids.mia!}, 'polls.seat',
			${id}, ${{ key: 'polls:voting.seat-notice', gaps: { title: `Gathering ${held.title}` } } as never}::jsonb, '/', true)`;
	const letter = (await lettersTo('kim@example.org')).at(-1);
	return {
		id,
		manageKey,
		option: '3',
		ballot: ballot!.id,
		comment: comment!.id,
		offer: letter ? linkIn(letter.text) : ''
	};
}

beforeEach(async () => {
	await carrier()`delete from kernel.item`;
	await carrier()`delete from kernel.restricted`;
	await carrier()`delete from kernel.letter`;
	poll = await makePoll();
}, 60_000);

const filled = (path: string): string =>
	path
		.replace(/:item|\{item\}/, poll.id)
		.replace(':name', poll.id)
		.replace(/:space|\{space\}/, space)
		.replace('{ballot}', poll.ballot)
		.replace('{comment}', poll.comment)
		.replace('{option}', poll.option)
		.replace(/:\w+|\{\w+\}/g, 'none');

/** One would end the walk, the other is the program itself, the same for all. */
const aside = /sign-out|\.tar\.gz$/;
const paths = rooms.flatMap(({ pages }) => pages.map(({ path }) => path)).filter((path) => !aside.test(path));
const reads = rooms.flatMap((room) => room.api.filter(({ method }) => method === 'get').map(({ path }) => path));

const more = () => [
	'/search?q=gathering',
	`/polls/${poll.id}?change=${poll.ballot}`,
	`/polls/${poll.id}?zone=UTC`,
	`/polls/${poll.id}/embed?show=results`,
	`/polls/${poll.id}/voters?link=${poll.ballot}`,
	...['comment', 'ballot', 'option'].map((part) => `/items/${poll.id}/report?part=${part}:${poll[part as 'comment']}`),
	`/live/version?topic=polls.ballots&item=${poll.id}`,
	poll.offer || '/'
];

function textsOf(bytes: Uint8Array): string {
	const text = (part: Uint8Array) => Buffer.from(part).toString();
	return bytes[0] === 0x50 && bytes[1] === 0x4b ? Object.values(unzipSync(bytes)).map(text).join() : text(bytes);
}

/** @returns which addresses say one of the words to this person. */
async function walk({ browser, token, feed }: Person, words: string[]): Promise<string[]> {
	const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	const pages = [...paths.map(filled), ...more(), feed || '/'].map((path) => ({ path, headers: { cookie } }));
	const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
	const routes = [...reads.map(filled), '/search?q=gathering'].map((path) => ({ path: `/api/v1${path}`, headers }));
	const found: string[] = [];
	for (const { path, headers } of [...pages, ...routes]) {
		const answer = await app.request(`http://localhost:3000${path}`, { headers });
		if (answer.status >= 500) found.push(`${path}: ${answer.status}`);
		const said = `${JSON.stringify([...answer.headers])}${textsOf(new Uint8Array(await answer.arrayBuffer()))}`;
		const small = said.toLowerCase();
		if (words.some((word) => small.includes(word.toLowerCase()))) found.push(path);
	}
	return [...new Set(found)];
}

const strangers = ['stranger', 'holder', 'dov', 'eve', 'mia'] as const;
const hold = (part: string, how: WayToWithhold = 'hold', maker: string | null = null) =>
	withhold({ item: poll.id, part, how, maker }, house.id, new Date());

const suspend = async (how = 'suspend') => {
	await carrier()`update kernel.item set space = null where id = ${poll.id}`;
	await carrier()`insert into kernel.restricted (actor, how, by, at) values (${ids.ana!}, ${how}, ${house.id}, now())`;
};

const waysToHide: [string, () => Promise<unknown>][] = [
	['held', () => hold('')],
	['in quarantine', () => hold('', 'quarantine')],
	['of somebody who is suspended', () => suspend()]
];

describe.each(waysToHide)('a poll that is %s', (_way, hide) => {
	test('is read by nobody but those who look after it', async () => {
		// Once before, so that pages are kept and every address is known to say something.
		expect((await walk(people.stranger, whole)).length).toBeGreaterThan(10);
		await hide();
		for (const who of strangers) expect([who, await walk(people[who], whole)]).toEqual([who, []]);
		const own = await people.ana.browser.ask(`/polls/${poll.id}`);
		expect(own.text).toContain(held.title);
		expect(own.text).toContain('class="beside"');
		expect(await walk(people.ana, whole)).toContain('/things');
	}, 120_000);

	test('reaches nobody by letter', async () => {
		await hide();
		expect(await lettersOfAll()).toEqual([]);
	}, 60_000);
});

/** Everything is tried that writes to people of a poll. @returns whom its title reached. */
async function lettersOfAll(): Promise<string[]> {
	await carrier()`delete from kernel.letter`;
	const { ana } = people;
	const closesAt = new Date('2031-05-01T12:00:00Z');
	await ana.browser.post(`/polls/${poll.id}/invitations`, 'invite', { addresses: 'gus@example.org' });
	await ana.browser.post(`/polls/${poll.id}/invitations`, 'remind', {});
	await ana.browser.post(`/items/${poll.id}/settings`, 'people', { keeperMail: 'lou@example.org' });
	await ana.browser.post(`/items/${poll.id}/settings`, 'transfer', { ownerMail: 'lou@example.org' });
	await ana.browser.post(`/polls/${poll.id}/links`, 'mail', { mail: 'lou@example.org' });
	await remindWhereDue(new Date(closesAt.getTime() - 86_400_000));
	await ana.browser.post(`/polls/${poll.id}/decide`, 'decide', { 'options[0]': '1', letters: 'on', seen: '' });
	await writeDaily(ids.mia!);
	const letters = await carrier()<{ to: string }[]>`
		select distinct "to" from kernel.letter where subject || text like ${`%${held.title}%`} order by 1`;
	return letters.map(({ to }) => to);
}

test('what is not held is written of: else the test of letters would prove nothing', async () => {
	expect(await lettersOfAll()).toEqual(
		expect.arrayContaining(['fay@example.org', 'gus@example.org', 'lou@example.org', 'mia@example.org'])
	);
}, 60_000);

test('silence is reachable by link, and stands in no list, search, calendar or letter', async () => {
	for (const hide of [() => hold('', 'silence'), () => suspend('silence')]) {
		await carrier()`delete from kernel.withheld`;
		await hide();
		for (const who of strangers) {
			const seen = await walk(people[who], whole);
			expect(seen).toContain(`/polls/${poll.id}`);
			const listed = seen.filter((path) => !path.includes(poll.id));
			expect([who, listed]).toEqual([who, []]);
		}
	}
}, 120_000);

describe.each(['comment', 'ballot', 'option'] as const)('a %s that is held', (kind) => {
	test('is read by its maker alone, open or decided', async () => {
		const words = [held[kind]];
		const part = `${kind}:${poll[kind]}`;
		const others = ['stranger', 'holder', 'dov', 'mia', 'ana', 'sol'] as const;
		expect((await walk(people.stranger, words)).length).toBeGreaterThan(1);
		await hold(part, 'hold', ids.eve!);
		for (const who of others) expect([who, await walk(people[who], words)]).toEqual([who, []]);
		expect(await walk(people.eve, words)).toContain(`/polls/${poll.id}`);
		await letGo({ item: poll.id, part });
		await api('PUT', `/polls/${poll.id}/decision`, people.ana.token, { options: ['1', '3'] });
		await hold(part, 'quarantine', ids.eve!);
		for (const who of others) expect([who, await walk(people[who], words)]).toEqual([who, []]);
	}, 120_000);
});

test('a held option is neither decided nor copied', async () => {
	await hold('option:3', 'hold', ids.ana!);
	const { ana } = people;
	const decided = await ana.browser.post(`/polls/${poll.id}/decide`, 'decide', { 'options[0]': '3', seen: '' });
	expect(decided.status).toBe(422);
	const copy = await api('POST', `/polls/${poll.id}/copies`, ana.token, {});
	expect(JSON.stringify(await api('GET', `/polls/${copy.id}`, ana.token))).not.toContain(held.option);
});

test('what is held back is moved nowhere, and nobody claims what a suspended guest made', async () => {
	await suspend();
	await people.ana.browser.post(`/items/${poll.id}/settings`, 'move', { space });
	const [row] = await carrier()`select space from kernel.item where id = ${poll.id}`;
	expect(row!.space).toBeNull();
	await carrier()`insert into kernel.restricted (actor, how, by, at) values (${ids.eve!}, 'suspend', ${house.id}, now())`;
	await carrier()`update kernel.item set owner = ${ids.eve!} where id = ${poll.id}`;
	people.mia.browser.cookies.set('guest', people.eve.browser.cookies.get('guest')!);
	await people.mia.browser.post('/things/claim', 'claim', { items: poll.id });
	people.mia.browser.cookies.delete('guest');
	const [after] = await carrier()`select owner from kernel.item where id = ${poll.id}`;
	expect(after!.owner).toBe(ids.eve);
});

test('what a person put in quarantine is not let down by the house when it is edited', async () => {
	const one = { item: poll.id, part: '', maker: null };
	await withhold({ ...one, how: 'quarantine' }, ids.sol!, new Date());
	expect(await withhold({ ...one, how: 'silence' }, house.id, new Date())).toBe('quarantine');
	const [row] = await carrier()`select how, by from kernel.withheld where item = ${poll.id}`;
	expect(row).toEqual({ how: 'quarantine', by: ids.sol });
	await letGo(one);
	await withhold({ ...one, how: 'hold' }, house.id, new Date());
	await withhold({ ...one, how: 'silence' }, house.id, new Date());
	expect((await carrier()`select how from kernel.withheld where item = ${poll.id}`)[0]!.how).toBe('hold');
	await withhold({ ...one, how: 'silence' }, ids.mia!, new Date());
	const [after] = await carrier()`select how, by from kernel.withheld where item = ${poll.id}`;
	expect(after).toEqual({ how: 'silence', by: ids.mia });
});
