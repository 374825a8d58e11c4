/** From a rule in somebody's head to a sweep undone, through the pages, without scripts. */
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { oneStep } from '#guard/sweeps/batch.ts';
import { scanInThread } from '#guard/sweeps/thread.ts';
import { carrier } from '#kernel/database/connection.ts';
import { member } from '../../../tests/accounts.ts';
import { moderator } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { Visitor } from '../../../tests/visitor.ts';

openTestHouse();

const [eve] = [newId()];
let ana: Visitor;
let bo: Visitor;
let chloe: Visitor;

beforeAll(async () => {
	ana = (await moderator('Ana')).visitor;
	bo = (await moderator('Bo')).visitor;
	chloe = await member('Chloe', 'chloe@example.org');
	await carrier()`insert into kernel.actor (id, kind) values (${eve!}, 'guest')`;
	await carrier()`
		insert into kernel.item (id, tool, title, owner, language)
		select lpad(n::text, 22, 'x'), 'polls', 'Watch <b>streaming</b>', ${eve!}, 'en' from generate_series(1, 60) n`;
	await carrier()`
		insert into guard.event (at, tool, kind, act, item, actor, title, body, language, maker_kind, score, verdict, acted, links)
		select at, tool, 'polls.poll', 'polls.open-poll', id, owner, title, 'Here: https://bad.example/', 'en', 'guest', 1, 'pass',
			true, 4 from kernel.item`;
});

const keep = (text: string, more: Record<string, string> = {}) =>
	ana.post('/desk/rules/new', 'keep', { name: 'No streaming', text, points: '6', floor: 'none', ...more });

describe('The rules', () => {
	test('are for those who look after the host', async () => {
		for (const path of ['/desk/rules', '/desk/rules/new', '/desk/sweeps']) {
			expect((await new Visitor().ask(path)).status).toBe(401);
			expect((await chloe.ask(path)).status).toBe(403);
			expect((await ana.ask(path)).status).toBe(200);
		}
		expect(
			(await chloe.post('/desk/rules/new', 'keep', { name: 'x', text: 'links > 3', points: '1', floor: 'none' })).status
		).toBe(403);
	});

	test('say where they cannot be read, in both languages, and keep what was typed', async () => {
		const typed = { text: 'links > 3 and wrods has "x"', name: 'No streaming', points: '6', floor: 'none' };
		const checked = await ana.post('/desk/rules/new', 'check', typed);
		expect(checked.status).toBe(200);
		expect(checked.text).toContain('line 1, letter 15');
		expect(checked.text).toContain('<mark>wrods</mark>');
		expect(checked.text).toContain('Did you mean “words”?');
		const french = new Visitor();
		french.cookies.set('language', 'fr');
		const refused = await keep(typed.text);
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('No streaming');
		ana.language = 'fr';
		expect((await ana.post('/desk/rules/new', 'check', typed)).text).toContain('Vouliez-vous dire «\u00a0words\u00a0»');
		ana.language = 'en';
	});

	test('say what they would look at before they are kept', async () => {
		const typed = { text: 'links > 3 and symbol "links.*"', name: 'x', points: '6', floor: 'none' };
		const { text } = await ana.post('/desk/rules/new', 'check', typed);
		expect(text).toContain('This can be read');
		expect(text).toContain('<code>symbol links.*</code>');
	});

	test('stand still until they are tried', async () => {
		const { location } = await keep('words has "streaming"');
		const path = location!.replace(/\?.*/, '');
		const rule = path.split('/').at(-1)!;
		expect((await ana.ask(location!)).text).toContain('Kept.');
		const early = await ana.post(path, 'switch', { rule, version: '1', mode: 'on' });
		expect(early.status).toBe(409);
		expect(early.text).toContain('has not been tried yet');
		expect((await ana.post(path, 'switch', { rule, version: '1', mode: 'shadow' })).status).toBe(303);
		expect((await ana.ask('/desk/rules')).text).toContain('In shadow');
	});

	test('are tried on the whole history, beside the version before', async () => {
		const { location } = await keep('words has "streaming"');
		const path = location!.replace(/\?.*/, '');
		const rule = path.split('/').at(-1)!;
		await ana.post(path, 'keep', { rule, after: '1', text: 'links > 9', points: '6', floor: 'hold' });
		const seen = (await ana.ask(path)).text;
		expect(seen).toContain('Compare with version 1');
		const tried = await ana.post(path, 'try', {
			rule,
			version: '2',
			againstVersion: '1'
		});
		const sweep = tried.location!;
		expect((await ana.ask(sweep)).text).toContain('Looking through what was weighed');
		await scanInThread(sweep.split('/').at(-1)!);
		expect((await ana.ask(sweep)).text).toContain('Only by this wording: 0 · only by the other: 60 · by both: 0');
		expect((await ana.ask(path)).text).toContain('Version 2: 0 things hit');
	});
});

describe('A sweep', () => {
	const targets = (text: string) => [...text.matchAll(/name="(marks\[\d+\]\.target)" value="([^"]+)"/g)];

	test('goes from its preview to its undoing by plain forms', async () => {
		const asked = { text: 'words has "streaming"', effect: 'items.quarantine', reason: 'Campaign of March' };
		const { location } = await ana.post('/desk/sweeps', 'look', asked);
		const path = location!;
		const id = path.split('/').at(-1)!;
		await scanInThread(id);
		const open = (await ana.ask(path)).text;
		expect(open).toContain('60 things found among 6');
		expect(open).toContain('Watch &lt;b>streaming&lt;/b>');
		expect(open).not.toContain('href="https://bad.example');
		expect(targets(open)).toHaveLength(30);
		expect((await ana.post(path, 'sign')).status).toBe(409);
		const marks = Object.fromEntries(
			targets(open).flatMap(([, name, target]) => [
				[name!, target!],
				[name!.replace('target', 'mark'), 'abuse']
			])
		);
		expect((await ana.post(path, 'mark', marks)).status).toBe(303);
		expect((await ana.ask(path)).text).toContain('Probably 0 of 60');
		expect((await ana.post(path, 'sign')).status).toBe(303);
		expect((await ana.ask(path)).text).toContain('Going on');
		while ((await oneStep(id, 25)) !== null);
		const done = (await ana.ask(path)).text;
		expect(done).toContain('Done: 60');
		const held = async () =>
			(await carrier()<{ count: number }[]>`select count(*)::int from kernel.withheld where item like 'xx%'`)[0]!.count;
		expect(await held()).toBe(60);
		expect((await ana.post(path, 'move', { step: 'undoing' })).status).toBe(303);
		while ((await oneStep(id, 25)) !== null);
		expect(await held()).toBe(0);
		expect((await ana.ask(path)).text).toContain('Given back: 60');
	});

	test('above the error this host allows waits for a second person', async () => {
		await ana.post('/desk/sweeps', 'allow', { share: '0', most: '0' });
		const asked = { text: 'links > 3', effect: 'items.silence', reason: '' };
		const path = (await ana.post('/desk/sweeps', 'look', asked)).location!;
		await scanInThread(path.split('/').at(-1)!);
		const open = (await ana.ask(path)).text;
		const marks = Object.fromEntries(
			targets(open).flatMap(([, name, target], place) => [
				[name!, target!],
				[name!.replace('target', 'mark'), place === 0 ? 'fine' : 'abuse']
			])
		);
		await ana.post(path, 'mark', marks);
		expect((await ana.ask(path)).text).toContain('Two people must sign this');
		await ana.post(path, 'sign');
		expect((await ana.ask(path)).text).toContain('Waits for a second person');
		expect((await ana.post(path, 'sign')).status).toBe(409);
		expect((await bo.post(path, 'sign')).status).toBe(303);
		expect((await bo.ask(path)).text).toContain('Going on');
	});

	test('of a wrong address is not found', async () => {
		expect((await ana.ask('/desk/sweeps/nothing')).status).toBe(404);
		expect((await ana.ask('/desk/rules/0')).status).toBe(404);
		expect((await ana.ask('/desk/rules/99999999999')).status).toBe(404);
	});
});
