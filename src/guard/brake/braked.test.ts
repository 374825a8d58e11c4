import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carrier } from '#kernel/database/connection.ts';
import { lettersTo, member } from '../../../tests/accounts.ts';
import { moderator } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import type { Visitor } from '../../../tests/visitor.ts';
import { evidence } from '../form/sample.trial.ts';
import type { Found } from '../judge/signal.ts';
import { braked } from './braked.ts';
import { countsHere, forgetBrake, startAnew } from './memory.ts';

openTestHouse();
let ana: Visitor;
let bo: Visitor;

beforeAll(async () => {
	ana = (await moderator('Ana')).visitor;
	bo = await member('Bo', 'bo@example.org');
});

beforeEach(async () => {
	await carrier()`truncate guard.share, guard.braked, guard.brake_release, guard.brake_limit, kernel.notice`;
	await carrier()`delete from kernel.letter where kind = 'guard.braked'`;
	startAnew();
});

const rule = (name = 'rule:7@1', since = new Date()): Found => ({
	symbol: 'rules.match',
	points: 9,
	by: { what: name, since }
});
const act = (found: Found[], versions: Record<string, string> = {}) =>
	braked(found, evidence({ kind: 'polls.poll', now: new Date() }), versions);
const points = async (found: Found[], versions: Record<string, string> = {}) =>
	(await act(found, versions)).reduce((sum, one) => sum + one.points, 0);
const notices = () => carrier()`select n.words, n.link from kernel.notice n where kind = 'guard.braked'`;

test('A list of words that was braked is told and shown by its name', async () => {
	const [list] = await carrier()<
		{ id: string; name: string }[]
	>`select id, name from guard.term_list order by id limit 1`;
	const found: Found = { symbol: 'words.suspicious', points: 9, by: { what: `list:${list!.id}`, since: new Date() } };
	for (let turn = 0; turn < 12; turn++) await points([found]);
	await expect.poll(async () => JSON.stringify(await notices())).toContain(list!.name);
	expect((await ana.ask('/desk/brake')).text).toContain(`${list!.name}<`);
});

describe('A fresh rule that hits everything', () => {
	test('acts nine times, and from the tenth on no more; it still says what it found', async () => {
		const weighed: number[] = [];
		for (let time = 0; time < 14; time++) weighed.push(await points([rule()]));
		expect(weighed.slice(0, 9)).toEqual(new Array(9).fill(9));
		expect(weighed.slice(9)).toEqual(new Array(5).fill(0));
		expect(await act([rule()])).toMatchObject([{ symbol: 'rules.match', points: 0, withheld: 9 }]);
	});

	test('goes by the name it was given, and a list of words by its own', async () => {
		const [list] = await carrier()<{ id: number }[]>`
			insert into guard.term_list (name, weight, field, points, at)
			values ('Casinos and betting', 'suspicious', 'any', 2, now()) returning id::float8 as id`;
		for (let time = 0; time < 14; time++) await act([rule(`list:${list!.id}`)]);
		await expect.poll(notices).toMatchObject([{ words: { gaps: { subject: 'Casinos and betting' } } }]);
		expect((await ana.ask('/desk/brake')).text).toContain('Casinos and betting');
	});

	test('reports itself once to those who look after the host, within the house and by letter', async () => {
		for (let time = 0; time < 14; time++) await act([rule()]);
		await expect
			.poll(notices)
			.toMatchObject([{ link: '/desk/brake', words: { gaps: { subject: 'rule:7@1', percent: 100 } } }]);
		expect((await lettersTo('ana@example.org')).filter(({ kind }) => kind === 'guard.braked')).toHaveLength(1);
	});

	test('is stopped within ten hits though forty come at the same moment', async () => {
		const weighed = await Promise.all(Array.from({ length: 40 }, () => points([rule()])));
		expect(weighed.filter((sum) => sum > 0).length).toBeLessThan(10);
		await expect.poll(notices).toHaveLength(1);
	});

	test('is stopped within ten hits though several processes count it', async () => {
		const weighed: number[] = [];
		for (let process = 0; process < 4; process++) {
			startAnew();
			for (let time = 0; time < 4; time++) weighed.push(await points([rule()]));
		}
		expect(weighed.filter((sum) => sum > 0)).toHaveLength(9);
		await expect.poll(notices).toHaveLength(1);
	});

	test('stays without power after a restart', async () => {
		for (let time = 0; time < 10; time++) await act([rule()]);
		startAnew();
		expect(await points([rule()])).toBe(0);
	});

	test('does not take the power from its neighbours, nor from its next version', async () => {
		for (let time = 0; time < 12; time++) await act([rule()]);
		expect(await points([rule(), rule('rule:8@1'), rule('rule:7@2')])).toBe(18);
	});

	test('goes on where the database is away: this process knows by itself', async () => {
		await act([]);
		await carrier()`alter table guard.share rename to away`;
		const weighed: number[] = [];
		for (let time = 0; time < 12; time++) weighed.push(await points([rule()]));
		await carrier()`alter table guard.away rename to share`;
		expect(weighed.filter((sum) => sum > 0)).toHaveLength(9);
	});
});

describe('Left alone is', () => {
	test('a rule that hits its share and no more', async () => {
		for (let time = 0; time < 400; time++) await act(time % 25 === 0 ? [rule()] : []);
		expect(await points([rule()])).toBe(9);
		expect(await notices()).toEqual([]);
	});

	test('a rule that stood for a month', async () => {
		const old = new Date(Date.now() - 40 * 86_400_000);
		for (let time = 0; time < 20; time++) expect(await points([rule('rule:9@1', old)])).toBe(9);
	});

	test('a signal in the first version this host has known', async () => {
		const found = [{ symbol: 'form.copies', points: 4 }];
		for (let time = 0; time < 20; time++) expect(await points(found, { 'form.copies': '1' })).toBe(4);
	});
});

test('a new version of a signal that finds far more than the one before it is stopped', async () => {
	const found = [{ symbol: 'learned.spam', points: 6 }];
	for (let time = 0; time < 250; time++) await act(time % 25 === 0 ? found : [], { learned: '1' });
	forgetBrake();
	await act([{ symbol: 'other.one', points: 1 }]);
	forgetBrake();
	const weighed: number[] = [];
	for (let time = 0; time < 14; time++) weighed.push(await points(found, { learned: '2' }));
	expect(weighed.slice(0, 9)).toEqual(new Array(9).fill(6));
	expect(weighed.slice(10)).toEqual(new Array(4).fill(0));
	expect(await points(found, { learned: '1' })).toBe(6);
});

test('a signal that finds more in a flood, as others do too, goes on', async () => {
	const found = [{ symbol: 'learned.spam', points: 6 }];
	for (let time = 0; time < 250; time++) await act(time % 25 === 0 ? found : [], { learned: '1' });
	forgetBrake();
	await act([{ symbol: 'other.one', points: 1 }]);
	forgetBrake();
	const flood = [...found, { symbol: 'form.copies', points: 4 }];
	for (let time = 0; time < 20; time++) expect(await points(flood, { learned: '2', form: '1' })).toBe(10);
});

describe('At the desk', () => {
	test('an administrator sees what is braked, lets it act again for good, and may take that back', async () => {
		for (let time = 0; time < 12; time++) await act([rule()]);
		expect((await bo.ask('/desk/brake')).status).toBe(403);
		expect((await ana.ask('/desk/brake')).text).toContain('rule:7@1');
		expect((await ana.ask('/desk')).text).toContain('href="/desk/brake"');
		expect((await bo.post('/desk/brake', 'release', { subject: 'rule:7@1' })).status).toBe(403);
		expect(await ana.post('/desk/brake', 'release', { subject: 'rule:7@1' })).toMatchObject({ status: 303 });
		for (let time = 0; time < 15; time++) expect(await points([rule()])).toBe(9);
		expect((await ana.post('/desk/brake', 'release', { subject: 'rule:7@1' })).status).toBe(409);
		await ana.post('/desk/brake', 'again', { subject: 'rule:7@1' });
		expect(await points([rule()])).toBe(0);
	});

	test('another limit may be chosen', async () => {
		await ana.post('/desk/brake', 'set', { percent: '50' });
		for (let time = 0; time < 40; time++) await act(time % 3 === 0 ? [{ ...rule(), points: 1 }] : []);
		expect(countsHere().tallyOf('rule:7@1', '*').hits).toBe(14);
		expect((await ana.ask('/desk/brake')).text).toContain('value="50"');
		expect((await ana.post('/desk/brake', 'set', { percent: '0' })).status).toBe(422);
	});
});
