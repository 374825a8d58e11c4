import { beforeAll, describe, expect, test } from 'vitest';
import { keepAppeal } from '#guard/appeals/appeal.ts';
import { letWait } from '#guard/signup/applying.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { lettersTo, member } from '../../../tests/accounts.ts';
import { heldNote, keepEventOf, moderator } from '../../../tests/desk.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { accountId, guest, openNote, visitor } from '../../../tests/notes.ts';
import type { Visitor } from '../../../tests/visitor.ts';
import { drawAudits } from './audits.ts';
import { writeDigest } from './digest.ts';
import { forgetFigures } from './figures.ts';
import { shareOf } from './share.ts';
import { appealsByMonth, decisionsByMonth } from './store.ts';

openTestHouse({ HOST_NAME: 'Port Libre' });

let ana: Visitor;
let bo: Visitor;
let maker: string;
beforeAll(async () => {
	ana = (await moderator('Ana')).visitor;
	bo = (await moderator('Bo')).visitor;
	maker = (await guest()).actor.id;
});

const decide = (caseId: string, what: string, more: Record<string, string> = {}) =>
	ana.post(`/desk/queue/${caseId}`, 'decide', { case: caseId, what, why: 'spam', ...more });
const openCases = () => carrier()<{ id: string; kind: string; about: { audit?: boolean }; item: string }[]>`
	select id, kind, about, item from guard.case where closed_at is null order by id`;

describe('a share in a sample', () => {
	test('says how sure it is (figures of Brown, Cai & DasGupta 2001)', () => {
		const share = shareOf(0, 20)!;
		expect(share.low).toBe(0);
		expect(share.high).toBeCloseTo(0.161, 2);
		expect(shareOf(10, 20)).toMatchObject({ share: 0.5 });
		expect(shareOf(10, 20)!.low).toBeCloseTo(0.299, 2);
	});
	test('of nothing is nothing', () => expect(shareOf(0, 0)).toBeNull());
});

test('verdicts drawn at random tell how often the guard is wrong, in public', async () => {
	const held = [await heldNote({ maker }), await heldNote({ maker }), await heldNote({ maker })];
	for (let count = 0; count < 30; count++) {
		const { id } = await openNote(maker, { title: `Passed ${count}` });
		await keepEventOf(id, { maker, verdict: 'pass', score: 1, title: `Passed ${count}` });
	}
	expect(await drawAudits(new Date(), 10)).toBe(13);
	const audits = (await openCases()).filter(({ about }) => about.audit);
	expect(audits).toHaveLength(10);
	expect((await ana.ask(`/desk/queue/${audits[0]!.id}`)).text).toContain('Drawn at random');
	await decide(held[0]!.case, 'fine');
	await decide(held[1]!.case, 'quarantine');
	for (const [place, { id }] of audits.entries()) await decide(id, place === 0 ? 'trash' : 'fine');
	forgetFigures();
	const page = await visitor().ask('/transparency');
	expect(page.status).toBe(200);
	expect(page.text).toContain('Of what it held back, 50% was fine (2 looked at');
	expect(page.text).toContain('Of what it let through, 10% should not have been (10 looked at');
	expect(page.text).not.toContain('Passed 1');
	expect((await visitor().ask('/moderation')).text).toContain('href="/transparency"');
});

test('appeals against what the filter took offline alone are counted too; a word that is added is none', async () => {
	const since = new Date(Date.now() - 86_400_000);
	const [alone, waiting] = [await heldNote({ maker }), await heldNote({ maker })];
	await carrier()`
		update guard.case set closed_at = now(), about = about || '{"settled": true}' where id = ${alone.case}`;
	for (const { case: caseId } of [alone, waiting]) {
		const asked = { caseId, words: 'It is ours', mail: null, language: 'en', actor: maker, at: new Date() } as const;
		await transaction(() => keepAppeal(asked));
	}
	const counted = async () => (await appealsByMonth(since)).map(({ what, count }) => [what, count]);
	expect(await counted()).toEqual([['made', 1]]);
	const appeal = (await openCases()).find(({ kind }) => kind === 'appeal')!;
	await decide(appeal.id, 'granted');
	await decide(waiting.case, 'fine');
	expect((await counted()).sort()).toEqual([
		['made', 1],
		['won', 1]
	]);
});

test('whoever asks for an account and is refused is counted as that, not as something taken offline', async () => {
	await member('Kim', 'kim@example.org');
	const before = await decisionsByMonth(new Date(0));
	const takenOffline = (counts: typeof before) => counts.find(({ what }) => what === 'quarantine')?.count ?? 0;
	await letWait({ account: await accountId('kim@example.org'), sentence: '', why: ['reviewed'] }, null, new Date());
	const asked = (await openCases()).find(({ kind }) => kind === 'sign-up')!;
	await decide(asked.id, 'quarantine');
	const after = await decisionsByMonth(new Date(0));
	expect(takenOffline(after)).toBe(takenOffline(before));
	expect(after.find(({ what }) => what === 'refused')?.count).toBe(1);
	forgetFigures();
	expect((await visitor().ask('/transparency')).text).toContain('Accounts refused');
});

test('the log says who decided what, is searched, and leaves as files that no spreadsheet runs', async () => {
	const held = await heldNote({ maker, title: '=HYPERLINK("http://evil.example")' });
	await decide(held.case, 'quarantine', { words: 'A formula' });
	const log = await ana.ask('/desk/log?q=formula');
	expect(log.text).toContain('A formula');
	expect(log.text).toContain('by Ana');
	expect((await ana.ask('/desk/log?q=nothing-like-it')).text).toContain('Nothing was decided yet');
	const table = await ana.ask('/desk/log.csv?q=formula');
	expect(table.text).toContain(`'=HYPERLINK`);
	expect(table.headers.get('content-disposition')).toContain('attachment');
	const [line] = JSON.parse((await ana.ask('/desk/log.json?q=formula')).text);
	expect(line).toMatchObject({ what: 'quarantine', name: 'Ana', words: 'A formula' });
	expect((await ana.ask('/desk/log/deeds')).text).toContain('desk.decide');
	expect((await visitor().ask('/desk/log.csv')).status).toBe(401);
});

test('the front of the desk says how much waits and since when; a letter says so each morning, only then', async () => {
	await heldNote({ maker, at: new Date(Date.now() - 3 * 86_400_000) });
	expect((await ana.ask('/desk')).text).toContain('The oldest came 3 days ago');
	const before = (await lettersTo('ana@example.org')).length;
	expect(await writeDigest(new Date())).toBe(2);
	const letters = await lettersTo('ana@example.org');
	expect(letters).toHaveLength(before + 1);
	expect(letters.at(-1)).toMatchObject({ kind: 'desk.waiting' });
	expect(letters.at(-1)!.text).toContain('/desk/queue');
	for (const { id } of await openCases()) await decide(id, 'fine');
	expect(await writeDigest(new Date())).toBe(0);
});

test('the letter of the morning names sweeps that lack a signature, also where nothing else waits', async () => {
	await carrier()`update guard.case set closed_at = now() where closed_at is null`;
	await carrier()`
		insert into guard.sweep (id, effect, unit, seed, by, at) select 'waits', 'items.trash', 'item', 'x', id, now()
		from kernel.account order by id limit 1`;
	await carrier()`insert into guard.sweep_fact (sweep, fact, by, at) select 'waits', 'found', by, now() from guard.sweep`;
	const before = (await lettersTo('bo@example.org')).length;
	await writeDigest(new Date());
	const letters = (await lettersTo('bo@example.org')).slice(before);
	expect(letters).toHaveLength(1);
	expect(letters[0]!.text).toContain('Sweeps to mark or sign: 1');
	await carrier()`delete from guard.sweep`;
});

test('what nothing brings back needs a second person', async () => {
	const held = await heldNote({ maker });
	await decide(held.case, 'trash');
	const path = `/desk/queue/${held.case}`;
	const there = async () => (await carrier()`select 1 from kernel.item where id = ${held.item}`).length;
	await ana.post(path, 'erase', { case: held.case });
	await ana.post(path, 'erase', { case: held.case });
	expect(await there()).toBe(1);
	expect((await bo.ask(path)).text).toContain('Ana has signed');
	await bo.post(path, 'erase', { case: held.case });
	expect(await there()).toBe(0);
	expect((await ana.ask('/desk/log?what=erased')).text).toContain('Cheap watches');
});
