import { expect, test } from 'vitest';
import { rooms } from '#entries/house.ts';
import { openCase } from '#guard/cases.ts';
import { decide } from '#guard/decisions/decide.ts';
import { signals } from '#guard/signals.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { settings, useSettings } from '#kernel/settings/settings.ts';
import { appOf } from '#kernel/web/app.ts';
import { member } from '../../../../tests/accounts.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';

openTestHouse();
signals.push({
	name: 'told',
	version: '1',
	cost: 'text',
	look: ({ text }) => (text.includes('watches') ? [{ symbol: 'told.so', points: 10 }] : [])
});
const app = appOf(rooms, async () => true);

const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
	const answer = await app.request(`/api/v1${path}`, { method: 'POST', body: JSON.stringify(body), headers });
	return { status: answer.status, body: JSON.parse(await answer.text()) };
};

/** Every row of the database in which a text stands, but those of accounts themselves. */
async function rowsWith(text: string): Promise<string[]> {
	const tables = await carrier()<{ name: string }[]>`
		select format('%I.%I', table_schema, table_name) as name from information_schema.tables
		where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
	const found: string[] = [];
	for (const { name } of tables) {
		const rows = await carrier().unsafe(
			`select to_jsonb(t)::text as row from ${name} t where to_jsonb(t)::text like $1`,
			[`%${text}%`]
		);
		found.push(...rows.map(({ row }) => `${name} ${row}`));
	}
	return found;
}

const ofAccounts =
	/^(kernel\.(account|actor|session|credential|letter|activity \{"at": "[^"]*", "id": \d+, "act": "portal\.)|guard\.event \{"at": "[^"]*", "id": \d+, "act": "portal\.)/;

test('in an anonymous poll nothing in the database ties somebody to a ballot, nor says the minute', async () => {
	const poll = (
		await post('/polls', {
			title: 'Who leads?',
			kind: 'choice',
			options: [{ label: 'Ana' }, { label: 'Bo' }],
			settings: { anonymous: true }
		})
	).body;
	const ana = await member('Ana', 'ana@example.org');
	const [{ id: account }] =
		(await carrier()`select id from kernel.account where mail = 'ana@example.org'`) as never as [{ id: string }];
	const dov = new Visitor();
	for (const voter of [ana, dov]) {
		await voter.ask(`/polls/${poll.id}`);
		const voted = await voter.post(`/polls/${poll.id}`, 'vote', { 'choices[1]': 'yes', comment: 'Hello' });
		expect(voted.status).toBe(303);
		expect((await voter.ask(voted.location!)).status).toBe(200);
	}
	const guest = dov.cookies.get('guest')!.split('.')[0]!;
	const byApi = await post(`/polls/${poll.id}/ballots`, { choices: { 1: 'no' } }, { 'idempotency-key': 'once' });
	expect(byApi.status).toBe(201);
	expect(await rowsWith(guest)).toEqual([]);
	expect((await rowsWith(account)).filter((row) => !ofAccounts.test(row))).toEqual([]);
	const ballots = await carrier()<{ id: string }[]>`select id from polls.ballot where item = ${poll.id}`;
	expect(ballots).toHaveLength(3);
	for (const { id } of ballots) {
		const moments = (await rowsWith(id)).flatMap((row) => row.match(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*/g) ?? []);
		expect(moments.filter((moment) => !/:00:00$/.test(moment))).toEqual([]);
	}
	expect((await rowsWith(byApi.body.ballotKey)).length).toBe(0);
});

/** Every moment in the rows that name this, but those at a full hour. */
const minutesWith = async (text: string): Promise<string[]> =>
	(await rowsWith(text))
		.flatMap((row) => row.match(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*/g) ?? [])
		.filter((moment) => !/:00:00$/.test(moment));

const spoken = async (poll: string, words: string) => {
	const [row] = await carrier()<{ id: string }[]>`
		select id from polls.comment where item = ${poll} and text = ${words}`;
	return row!.id;
};

const open = async (settings: object) =>
	(await post('/polls', { title: 'Who leads?', kind: 'choice', options: [{ label: 'Ana' }], settings })).body;

test('a comment that the guard holds back in an anonymous poll says neither who nor the minute', async () => {
	const poll = await open({ anonymous: true });
	const bo = await member('Bo', 'bo@example.org');
	const words = 'Buy cheap watches today';
	const voted = await bo.post(`/polls/${poll.id}`, 'vote', { 'choices[1]': 'yes', comment: words });
	expect(voted.status).toBe(303);
	const [{ id: account }] = (await carrier()`select id from kernel.account where mail = 'bo@example.org'`) as never as [
		{ id: string }
	];
	expect((await rowsWith(account)).filter((row) => !ofAccounts.test(row))).toEqual([]);
	const comment = await spoken(poll.id, words);
	const [held] = await carrier()`select how, maker from kernel.withheld where part = ${`comment:${comment}`}`;
	expect(held).toEqual({ how: 'hold', maker: null });
	expect(await minutesWith(comment)).toEqual([]);
	expect((await new Visitor().ask(`/polls/${poll.id}`)).text).not.toContain(words);
});

test('a poll that becomes anonymous is forgotten by the guard too', async () => {
	const poll = await open({});
	const chloe = await member('Chloe', 'chloe@example.org');
	const words = 'These watches are cheap';
	await chloe.post(`/polls/${poll.id}`, 'vote', { name: 'Chloe', 'choices[1]': 'yes' });
	await chloe.post(`/polls/${poll.id}`, 'say', { name: 'Chloe', text: words });
	const [{ id: account }] =
		(await carrier()`select id from kernel.account where mail = 'chloe@example.org'`) as never as [{ id: string }];
	const tied = async () => (await rowsWith(account)).filter((row) => row.includes(poll.id));
	expect((await tied()).some((row) => row.startsWith('guard.event'))).toBe(true);
	const spokenBefore = new Date();
	await member('Mo', 'mo@example.org');
	const by = (
		(await carrier()`select id from kernel.account where mail = 'mo@example.org'`) as never as [{ id: string }]
	)[0];
	await transaction(async () => {
		const part = `comment:${await spoken(poll.id, words)}`;
		const at = {
			kind: 'report',
			tool: 'polls',
			item: poll.id,
			part,
			actor: account,
			event: null,
			campaign: null
		} as const;
		const opened = await openCase({ ...at, harm: 1, reach: 0, about: {} }, new Date());
		const asked = { cases: [opened], what: 'silence' as const, why: 'spam', words: '' };
		await decide(asked, { id: by.id, kind: 'account', name: 'Mo', admin: true }, new Date());
	});
	expect((await tied()).some((row) => row.startsWith('guard.decision'))).toBe(true);
	const changed = await app.request(`/api/v1/polls/${poll.id}`, {
		method: 'PATCH',
		body: JSON.stringify({ settings: { anonymous: true } }),
		headers: { authorization: `Bearer ${poll.manageKey}` }
	});
	expect(changed.status).toBeLessThan(300);
	expect(await tied()).toEqual([]);
	const comment = await spoken(poll.id, words);
	// When somebody decided upon it may be known.
	expect((await minutesWith(comment)).filter((minute) => new Date(`${minute}Z`) < spokenBefore)).toEqual([]);
	expect((await rowsWith(comment)).filter((row) => row.includes('Chloe'))).toEqual([]);
});

test('opening the link of an anonymous ballot by a made-up address lets nobody be known by it', async () => {
	const poll = await open({ anonymous: true });
	const { ballotKey } = (await post(`/polls/${poll.id}/ballots`, { choices: { 1: 'yes' } })).body;
	const ana = await member('Ana', 'ana.key@example.org');
	expect((await ana.ask(`/polls/${poll.id}/key/${ballotKey}`)).status).toBe(303);
	const permits = await carrier()`select 1 from kernel.permit where item = ${poll.id} and subject is not null`;
	expect(permits).toHaveLength(0);
	const change = await app.request(`/api/v1/polls/${poll.id}/ballots/mine`, {
		headers: { authorization: `Bearer ${ballotKey}` }
	});
	expect(change.status).not.toBe(403);
});

const namedIn = (poll: string) => carrier()<{ by: string | null; name: string; at: string }[]>`
	select o->'proposal'->>'by' as by, o->'proposal'->>'name' as name, o->'proposal'->>'at' as at
	from polls.poll, jsonb_array_elements(options) o where item = ${poll} and o ? 'proposal'`;

test('a proposal in an anonymous poll says neither who nor the minute, and whoever proposes without end is stopped', async () => {
	const poll = await open({ anonymous: true, proposals: true });
	const dov = await member('Dov', 'dov@example.org');
	const propose = (label: string) =>
		dov.post(`/polls/${poll.id}`, 'propose', { name: 'Dov', 'options[0].label': label, label });
	expect((await propose('Quiche')).status).toBe(303);
	const [proposal] = await namedIn(poll.id);
	expect(proposal).toMatchObject({ by: null, name: '' });
	expect(proposal!.at).toMatch(/:00:00/);
	useSettings({ ...settings(), RATE_LIMITS: 'on' });
	const statuses: number[] = [];
	for (let turn = 0; turn < 21; turn++) statuses.push((await propose(`Dish ${turn}`)).status);
	useSettings({ ...settings(), RATE_LIMITS: 'off' });
	expect(statuses.slice(0, 20)).toEqual(Array(20).fill(303));
	expect(statuses.at(-1)).toBe(429);
});

test('proposals of a poll that becomes anonymous are forgotten with the rest', async () => {
	const poll = await open({ proposals: true });
	const eve = await member('Eve', 'eve@example.org');
	await eve.post(`/polls/${poll.id}`, 'propose', { name: 'Eve', 'options[0].label': 'Soup', label: 'Soup' });
	expect(await namedIn(poll.id)).toMatchObject([{ name: 'Eve' }]);
	const changed = await app.request(`/api/v1/polls/${poll.id}`, {
		method: 'PATCH',
		body: JSON.stringify({ settings: { anonymous: true } }),
		headers: { authorization: `Bearer ${poll.manageKey}` }
	});
	expect(changed.status).toBe(204);
	expect(await namedIn(poll.id)).toMatchObject([{ by: null, name: '', at: expect.stringContaining(':00:00') }]);
	const lines =
		await carrier()`select 1 from kernel.activity where item = ${poll.id} and act = 'polls.propose-options'`;
	expect(lines).toHaveLength(0);
});
