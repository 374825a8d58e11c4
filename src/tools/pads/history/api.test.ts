import { describe, expect, test } from 'vitest';
import { keyFor } from '#kernel/access/keys.ts';
import { withhold } from '#kernel/access/withheld.ts';
import { house, newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { samplePad } from '../../../../tests/sample-pad.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { changePad } from '../actions.ts';
import { changePast, squash } from './actions.ts';

openTestHouse();

const ask = async (path: string, method = 'GET', body?: object, visitor = new Visitor()) => {
	const answer = await visitor.ask(`/api/v1${path}`, {
		method,
		headers: { 'content-type': 'application/json' },
		body: body && JSON.stringify(body)
	});
	return { status: answer.status, body: answer.text ? JSON.parse(answer.text) : null };
};
const statusOf = async (path: string): Promise<number> => (await new Visitor().ask(path)).status;

describe('A program', () => {
	test('lists moments page by page, reads, names and restores them', async () => {
		const { pad, last } = await samplePad();
		const first = await ask(`/pads/${pad}/versions?limit=2`);
		expect(first.body.versions.map(({ n }: { n: number }) => n)).toEqual([last, 61]);
		expect(first.body.versions[0]).toMatchObject({ authors: ['Ana'], changes: 2, name: null });
		const second = await ask(`/pads/${pad}/versions?limit=200&cursor=${first.body.next}`);
		expect(second.body.versions.at(-1)).toMatchObject({ n: 27, authors: ['Ana'] });
		expect(second.body.next).toBeNull();

		expect((await ask(`/pads/${pad}/versions/27`)).body).toMatchObject({
			author: 'Ana',
			text: '# Summer festival\n\nWe meet on Monday at the harbour.\n'
		});
		expect((await ask(`/pads/${pad}/versions/27?as=html`)).body.text).toContain('<h2>Summer festival</h2>');
		expect((await ask(`/pads/${pad}/versions/27?as=json`)).body.tree[0].type).toBe('heading');
		expect((await ask(`/pads/${pad}/versions/999`)).status).toBe(404);
		expect((await ask(`/pads/${pad}/versions/x`)).status).toBe(404);

		const named = await ask(`/pads/${pad}/versions`, 'POST', { n: 27, name: 'First sketch' });
		expect([named.status, named.body]).toEqual([201, { n: 27 }]);
		expect((await ask(`/pads/${pad}/versions/27`)).body.name).toBe('First sketch');
		const restored = await ask(`/pads/${pad}/versions/27/restoration`, 'POST', {});
		expect([restored.status, restored.body]).toEqual([201, { n: last + 1 }]);
		expect((await ask(`/pads/${pad}`)).body.text).toBe('# Summer festival\n\nWe meet on Monday at the harbour.\n');
	});

	test('downloads any moment as a file', async () => {
		const { pad } = await samplePad();
		const read = async (kind: string) => (await new Visitor().ask(`/pads/${pad}/text.${kind}?at=27`)).text;
		expect(await read('txt')).toBe('Summer festival\n\nWe meet on Monday at the harbour.\n');
		expect(await read('md')).toBe('# Summer festival\n\nWe meet on Monday at the harbour.\n');
		expect(await read('html')).toContain('<p>We meet on Monday at the harbour.</p>');
		expect(await statusOf(`/pads/${pad}/text.txt?at=0`)).toBe(404);
	});
});

const ways = (pad: string): string[] => [
	`/pads/${pad}/history`,
	`/pads/${pad}/history/5`,
	`/pads/${pad}/history/5/tree`,
	`/pads/${pad}/history/27/compare?with=5`,
	`/pads/${pad}/text.txt?at=5`,
	`/api/v1/pads/${pad}/versions`,
	`/api/v1/pads/${pad}/versions/5`
];

describe('The history is closed', () => {
	test('to those who only read, where its owner says so', async () => {
		const ana = { ...houseCaller, actor: newGuest() };
		const { pad } = await samplePad(ana.actor);
		for (const way of ways(pad)) expect.soft(await statusOf(way), way).toBe(200);
		await perform(changePast, { pad, past: 'writers' }, ana);
		// Whoever knows its address writes in this pad, and so looks back.
		for (const way of ways(pad)) expect.soft(await statusOf(way), way).toBe(200);
		await perform(changePad, { pad, writers: 'key' }, ana);
		for (const way of ways(pad)) expect.soft(await statusOf(way), way).toBe(403);
		expect(await statusOf(`/pads/${pad}`)).toBe(200);
		const key = await keyFor(pad, 'edit');
		const program = new Visitor();
		const seen = await program.ask(`/api/v1/pads/${pad}/versions`, { headers: { authorization: `Bearer ${key}` } });
		expect(seen.status).toBe(200);
	});

	test('to visitors while the pad is in quarantine', async () => {
		const { pad } = await samplePad();
		await withhold({ item: pad, part: '', how: 'quarantine', maker: null }, house.id, new Date());
		for (const way of ways(pad)) expect.soft(await statusOf(way), way).toBe(403);
	});

	test('before the moment its owner forgot what was earlier', async () => {
		const ana = { ...houseCaller, actor: newGuest() };
		const { pad, last } = await samplePad(ana.actor);
		await perform(squash, { pad, n: 27 }, ana);
		const before = ways(pad).filter((way) => /\/5|=5/.test(way.slice(way.indexOf(pad) + pad.length)));
		expect(before.length).toBeGreaterThan(1);
		for (const way of before) expect.soft(await statusOf(way), way).toBe(404);
		const { body } = await ask(`/pads/${pad}/versions`);
		expect(body.versions.at(-1).n).toBe(27);
		expect(await statusOf(`/pads/${pad}/history/${last}`)).toBe(200);
		expect((await new Visitor().ask(`/pads/${pad}/history/28/compare`)).status).toBe(200);
	});
});

test('nobody but its owner takes names away or forgets old days', async () => {
	const { pad } = await samplePad();
	const stranger = new Visitor();
	for (const [verb, fields] of [
		['erase', { author: '1' }],
		['squash', { n: '27' }],
		['past', { past: 'writers' }]
	] as [string, Record<string, string>][])
		expect.soft((await stranger.post(`/pads/${pad}/history`, verb, fields)).status, verb).toBe(403);
});
