/** Many pads at rest: what one person does costs the same. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { search } from '#kernel/search/search.ts';
import { openDocuments } from '#live/documents/opened.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { addText } from '../actions.ts';
import { padOf } from '../trial.ts';
import { settleNow } from './settling.ts';

openTestHouse({ GUARD: 'off' });

const many = 100_000;
let ana: Actor;
let pad = '';

beforeAll(async () => {
	ana = newGuest();
	await remember(ana);
	await carrier()`insert into kernel.actor (id, kind) select 'other' || n, 'guest' from generate_series(1, 2000) n`;
	await carrier()`
		insert into kernel.item (id, tool, title, owner, language, visibility, expires_at, bytes)
		select 'pad' || n, 'pads', 'Minutes ' || n, 'other' || (n % 2000 + 1), 'en',
			case when n % 20 = 0 then 'public' else 'link' end, now() + make_interval(days => n % 300 + 1), 1000
		from generate_series(1, ${many}::int) n`;
	await carrier()`
		insert into pads.pad (item, writers, settled) select 'pad' || n, 'link', 'Bread' from generate_series(1, ${many}::int) n`;
	await carrier()`insert into pads.document (item, sequence) select 'pad' || n, 3 from generate_series(1, ${many}::int) n`;
	await carrier()`
		insert into pads.change (item, sequence, author, at, bytes)
		select 'pad' || n, s, 1, now(), '\\x0000' from generate_series(1, ${many}::int) n, generate_series(1, 3) s`;
	await carrier()`
		insert into pads.author (item, n, actor, name, colour)
		select 'pad' || n, 1, 'other' || (n % 2000 + 1), '', '' from generate_series(1, ${many}::int) n`;
	await carrier()`update kernel.searched set body = 'Bread and wine on the table' where item = any(
		select 'pad' || n from generate_series(1, ${many}::int, 50) n)`;
	await carrier()`
		insert into pads.template (item, by) select 'pad' || n, 'other1' from generate_series(1, ${many}::int, 10) n`;
	await carrier()`
		insert into pads.reading (item, token, by) select 'pad' || n, 'token' || n, 'other1' from generate_series(1, ${many}::int, 10) n`;
	for (const table of [
		'kernel.item',
		'kernel.searched',
		'pads.pad',
		'pads.document',
		'pads.change',
		'pads.author',
		'pads.template',
		'pads.reading'
	])
		await carrier().unsafe(`analyze ${table}`);
	pad = await padOf(ana, { text: 'A lighthouse of our own' });
}, 180_000);

const plan = async (query: string, ...values: unknown[]): Promise<string> =>
	(await carrier().unsafe(`explain ${query}`, values as never[])).map((row) => Object.values(row)[0]).join('\n');

async function each(deed: () => Promise<unknown>, rounds = 20): Promise<number> {
	await deed();
	const began = performance.now();
	for (let round = 0; round < rounds; round++) await deed();
	return (performance.now() - began) / rounds;
}

describe(`With ${many.toLocaleString('en')} pads at rest`, () => {
	test('every question about one pad goes by an index', async () => {
		const questions: [string, ...unknown[]][] = [
			['select writers from pads.pad where item = $1', 'pad77'],
			['select 1 from pads.locking where item = $1', 'pad77'],
			['select item from pads.reading where token = $1', 'token77'],
			['select sequence, bytes from pads.change where item = $1 and sequence > $2 order by sequence', 'pad77', 1],
			['select n from pads.author where item = $1', 'pad77'],
			['select item from pads.author where actor = $1', 'other7'],
			[
				'select t.item from kernel.item i join pads.template t on t.item = i.id where i.owner = $1 and i.space is null',
				'other7'
			],
			['select id from kernel.item where expires_at <= now() and trashed_at is null order by expires_at limit 100'],
			[
				"select item from kernel.searched where public and words @@ websearch_to_tsquery('kernel.english', $1) limit 1000",
				'lighthouse'
			]
		];
		for (const [question, ...values] of questions) {
			// What the plan would be where the table is not read whole for its smallness.
			const said = await plan(question, ...values);
			expect(said, question).not.toMatch(/Seq Scan on (item|pad|document|change|author|searched|reading|template)\b/);
		}
	});

	// What would read all of them takes many times as long, on whatever machine.
	test('a page, a search, a new pad and its settling take no longer than a moment', async () => {
		const visitor = new Visitor();
		expect(await each(() => visitor.ask(`/pads/${pad}`))).toBeLessThan(1000);
		expect(await each(() => search('lighthouse', ana))).toBeLessThan(1000);
		expect(await each(() => search('bread wine', ana), 3)).toBeLessThan(20_000);
		expect(await each(() => visitor.ask('/pads/new'))).toBeLessThan(1000);
		let n = 0;
		const write = async () => {
			await perform(addText, { pad, text: `Line ${n++}` }, { ...houseCaller, actor: ana });
			await settleNow(pad);
		};
		expect(await each(write, 5)).toBeLessThan(3000);
		expect(openDocuments()).toBe(0);
	});

	test('one finds what stands far down in a long pad', async () => {
		const text = `${'The tide comes and goes. '.repeat(2000)}\n\nHere lies the anchor.`;
		for (let at = 0; at < text.length; at += 19_000)
			await perform(addText, { pad, text: text.slice(at, at + 19_000) }, { ...houseCaller, actor: ana });
		await settleNow(pad);
		expect((await search('anchor', ana)).found.map(({ id }) => id)).toEqual([pad]);
	});
});
