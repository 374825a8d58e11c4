import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addBlocks } from '../text/document.ts';
import { treeFrom } from '../text/read-markdown.ts';
import { etherpadFile, type Source } from './export.ts';
import { etherpadFrom } from './record.ts';
import { replayed } from './replay.ts';
import { bytesOf, linesOfDoc, MadeUp, momentsOf } from './trial.ts';

const now = new Date('2027-01-01T00:00:00Z');

async function fileOf(source: Source): Promise<Record<string, never>> {
	let text = '';
	for await (const piece of etherpadFile(source)) text += piece;
	return JSON.parse(text);
}

async function sourceFrom(made: MadeUp): Promise<Source> {
	const { changes } = await replayed(etherpadFrom(bytesOf(made.file()), now));
	const ids = [...new Set(changes.map(({ author }) => author))];
	const authors = ids.map((id, place) => ({ n: place + 1, actor: `etherpad:${id}`, name: id, colour: '#336699' }));
	return {
		name: 'made-up',
		changes: changes.map((change, place) => ({
			...change,
			sequence: place + 1,
			author: ids.indexOf(change.author) + 1
		})),
		authors,
		chat: [{ author: 1, at: new Date(1_600_000_000_000), text: 'Hello' }],
		moments: [{ n: 10, name: 'Draft' }]
	};
}

/** Moments at which something is to be seen, with whose they are. */
const seen = (texts: string[], whose: { author: string; at: Date }[]) =>
	texts.flatMap((text, place) =>
		text === (texts[place - 1] ?? '') ? [] : [{ text, author: whose[place]!.author, at: whose[place]!.at }]
	);

describe('A pad that leaves for Etherpad', () => {
	test('and comes back has the same moments, of the same authors', async () => {
		for (let seed = 1; seed <= 15; seed++) {
			const source = await sourceFrom(new MadeUp({ revisions: 80, seed }));
			const again = await replayed(etherpadFrom(bytesOf(await fileOf(source)), now));
			const before = Array.from(momentsOf(source.changes), (doc) => linesOfDoc(doc).join('\n'));
			const after = Array.from(momentsOf(again.changes), (doc) => linesOfDoc(doc).join('\n'));
			const whose = source.changes.map(({ author, at }) => ({ author: source.authors[author - 1]!.name, at }));
			expect(seen(after, again.changes), `seed ${seed}`).toEqual(seen(before, whose));
		}
	});

	test('says its headings, lists and marks as Etherpad does, and the rest in words', async () => {
		const doc = new Y.Doc();
		const changes: Uint8Array[] = [];
		doc.on('update', (bytes) => changes.push(bytes));
		addBlocks(
			doc,
			treeFrom(
				'# Minutes\n\n- bread\n  - **goat**\n\n3. three\n4. four\n\n> said\n\n- [x] chairs\n\n| a | b |\n|---|---|\n| c | d |\n\n[here](https://example.org)\n\n---'
			)
		);
		const file = await fileOf({
			name: 'p',
			changes: changes.map((bytes, place) => ({ sequence: place + 1, author: 1, at: now, bytes })),
			authors: [{ n: 1, actor: 'secret-guest', name: 'Ana', colour: '' }],
			chat: [],
			moments: []
		});
		const { atext, pool } = file['pad:p'] as never as {
			atext: { text: string; attribs: string };
			pool: { numToAttrib: object };
		};
		expect(atext.text).toBe('*Minutes\n*bread\n*goat\n*three\n*four\n*said\n*[x] chairs\na | b\nc | d\nhere\n---\n');
		const attributes = Object.values(pool.numToAttrib).map(([name, value]: [string, string]) => `${name}=${value}`);
		for (const attribute of [
			'heading=h1',
			'list=bullet1',
			'list=bullet2',
			'bold=true',
			'list=number1',
			'start=3',
			'start=4',
			'list=indent1',
			'url=https://example.org',
			'lmkr=1',
			'insertorder=first'
		])
			expect.soft(attributes).toContain(attribute);
		expect(JSON.stringify(file)).not.toContain('secret-guest');
		const { changes: back } = await replayed(etherpadFrom(bytesOf(file), now));
		expect(linesOfDoc([...momentsOf(back)].at(-1)!)).toEqual(atext.text.replaceAll('*', '').split('\n').slice(0, -1));
	});

	test('stays as it was written where it is Markdown', async () => {
		const doc = new Y.Doc();
		const changes: Uint8Array[] = [];
		doc.on('update', (bytes) => changes.push(bytes));
		doc.getText('markdown').insert(0, '# Hi\n\n- *bread*\n');
		doc.getText('markdown').insert(5, 'there\n');
		const file = await fileOf({
			name: 'p',
			changes: changes.map((bytes, place) => ({ sequence: place + 1, author: 0, at: now, bytes })),
			authors: [],
			chat: [],
			moments: []
		});
		expect(file['pad:p']).toMatchObject({ head: 1, atext: { text: '# Hi\nthere\n\n- *bread*\n' } });
	});

	test('of which nothing is written yet is a pad all the same', async () => {
		const file = await fileOf({ name: 'p', changes: [], authors: [], chat: [], moments: [] });
		expect(file['pad:p']).toMatchObject({ head: 0, atext: { text: '\n', attribs: '|1+1' } });
		expect((await replayed(etherpadFrom(bytesOf(file), now))).changes).toHaveLength(1);
	});
});
