import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { schema } from '../editing/schema.ts';
import { field } from '../pad.ts';
import { treeOf } from '../text/document.ts';
import { markdownOf } from '../text/markdown.ts';
import { atextOf } from './easysync/atext.ts';
import { etherpadFrom } from './record.ts';
import { replayed } from './replay.ts';
import { bytesOf, linesOfDoc, MadeUp, momentsOf, sample } from './trial.ts';

const now = new Date('2027-01-01T00:00:00Z');
const welcome = /^Welcome to Etherpad!/;

const docOf = (state: Uint8Array): Y.Doc => {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	return doc;
};

const read = (records: unknown) => etherpadFrom(bytesOf(records), now);
const textsOf = (changes: { bytes: Uint8Array }[]): string[] =>
	Array.from(momentsOf(changes), (doc) => linesOfDoc(doc).join('\n'));

/** Whose number in the document stands behind each word of the text at the end. */
function writersOf(doc: Y.Doc): Map<number, string> {
	const found = new Map<number, string>();
	const walk = (node: unknown): void => {
		if (node instanceof Y.XmlElement || node instanceof Y.XmlFragment) for (const child of node.toArray()) walk(child);
		if (node instanceof Y.XmlText)
			for (let item = node._start; item; item = item.right)
				if (!item.deleted && item.content instanceof Y.ContentString)
					found.set(item.id.client, (found.get(item.id.client) ?? '') + item.content.str);
	};
	walk(doc.getXmlFragment('default'));
	return found;
}

describe('A pad of Etherpad', () => {
	test.skipIf(!sample('test.etherpad'))('as its makers export it comes in with every revision', async () => {
		const { changes, state } = await replayed(etherpadFrom(sample('test.etherpad')!, now));
		expect(markdownOf(treeOf(docOf(state)))).toBe('- hello\n');
		const texts = textsOf(changes);
		expect(texts.some((text) => welcome.test(text))).toBe(true);
		expect(texts.slice(-3)).toEqual(['', 'he', 'hello']);
		expect(changes.at(-1)).toMatchObject({ author: 'a.ElbBWNTxmtRrfFqn', at: new Date(1595111128727) });
	});

	test('reads after each revision as it did there, whatever was done to it', async () => {
		for (let seed = 1; seed <= 30; seed++) {
			const made = new MadeUp({ revisions: 120, seed });
			const { state, changes, changesAt } = await replayed(read(made.file()));
			const moments = Array.from(momentsOf(changes), linesOfDoc);
			for (const [revision, count] of changesAt.entries())
				expect(moments[count - 1], `seed ${seed}, revision ${revision}`).toEqual(made.moments[revision]);
			expect(linesOfDoc(docOf(state)), `seed ${seed}`).toEqual(made.moments.at(-1));
		}
	});

	test('is a text the editor takes as it is, after each revision', async () => {
		for (let seed = 31; seed <= 36; seed++) {
			const { changes } = await replayed(read(new MadeUp({ revisions: 80, seed }).file()));
			for (const doc of momentsOf(changes)) {
				const before = doc.getXmlFragment(field).toString();
				const root = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(field), schema);
				expect(() => root.check()).not.toThrow();
				expect(doc.getXmlFragment(field).toString()).toBe(before);
			}
		}
	});

	test('keeps its headings, lists, marks and links', async () => {
		const made = new MadeUp({ revisions: 0, seed: 1 });
		made.write('a.ana', 'Minutes', [['heading', 'h2']]);
		made.write('a.ana', 'bread', [['list', 'bullet1']]);
		made.write('a.bo', 'goat', [['list', 'bullet2']]);
		made.write('a.bo', 'three', [
			['list', 'number1'],
			['start', '3']
		]);
		made.write('a.bo', 'said', [['list', 'indent1']]);
		made.write('a.bo', 'chairs', [['tasklist-done', 'true']]);
		made.write('a.ana', 'See https://example.org/a_(b), or www.example.org.');
		made.write(
			'a.ana',
			'loud',
			[],
			[
				['bold', 'true'],
				['italic', 'true']
			]
		);
		made.write(
			'a.ana',
			'low',
			[],
			[
				['underline', 'true'],
				['strikethrough', 'true']
			]
		);
		made.write('a.ana', 'here', [], [['url', 'https://example.org/there']]);
		made.write('a.ana', 'nowhere', [], [['url', 'javascript:alert(1)']]);
		const { state } = await replayed(read(made.file()));
		expect(
			markdownOf(treeOf(docOf(state)))
				.split('\n')
				.filter(Boolean)
		).toEqual([
			'## Minutes',
			'- bread',
			'  - goat',
			'3. three',
			'> said',
			'- [x] chairs',
			'See [https://example.org/a\\_(b)](<https://example.org/a_(b)>), or [www.example.org](<https://www.example.org>).',
			'***loud***',
			'~~<u>low</u>~~',
			'[here](<https://example.org/there>)',
			'nowhere'
		]);
	});

	test('keeps whose each word is, even of those whose revisions are gone', async () => {
		const made = new MadeUp({ revisions: 0, seed: 1 });
		made.write('a.ana', 'one by Ana');
		made.write('a.bo', 'two by Bo');
		const records = made.file();
		const base = atextOf(made.lines);
		made.write('a.bo', 'three by Bo');
		const whole = made.file();
		for (const key of Object.keys(records)) if (/:revs:/.test(key)) delete whole[key];
		const last = Object.keys(records).filter((key) => /:revs:/.test(key)).length - 1;
		whole[`pad:made-up:revs:${last}`] = {
			changeset: 'Z:1>0$',
			meta: { author: '', timestamp: 1_600_000_000_000, atext: base }
		};
		const pad = read(whole);
		expect(pad.first).toBe(last + 1);
		const { changes, state } = await replayed(pad);
		expect(linesOfDoc(docOf(state))).toEqual(['', 'one by Ana', 'two by Bo', 'three by Bo']);
		expect([...writersOf(docOf(state)).values()].sort()).toEqual(['one by Ana', 'two by Bothree by Bo']);
		expect(changes.map(({ author }) => author)).toEqual(['', 'a.ana', 'a.bo', 'a.bo']);
	});

	test('of which only the end is left comes in as it ended', async () => {
		const made = new MadeUp({ revisions: 60, seed: 7 });
		const records = made.file();
		delete records['pad:made-up:revs:59'];
		const { state } = await replayed(read(records));
		expect(linesOfDoc(docOf(state))).toEqual(made.moments.at(-1));
	});

	test('is never cut within a letter, and holds nothing that cannot be kept', async () => {
		const made = new MadeUp({ revisions: 0, seed: 1 });
		made.write('a.ana', 'a\ud83d');
		made.write('a.ana', '\ude00b\0');
		made.join();
		const { state, changes } = await replayed(read(made.file()));
		expect(linesOfDoc(docOf(state))).toEqual(['', 'a😀b\ufffd']);
		for (const text of textsOf(changes)) expect(text.isWellFormed()).toBe(true);
	});

	test('takes no name of a list or a mark for what every object has', async () => {
		const made = new MadeUp({ revisions: 0, seed: 1 });
		made.write(
			'a.ana',
			'odd',
			[['list', 'constructor1']],
			[
				['constructor', 'true'],
				['__proto__', 'true']
			]
		);
		const { state } = await replayed(read(made.file()));
		expect(markdownOf(treeOf(docOf(state))).trim()).toBe('odd');
	});

	test('of 10,000 revisions comes in within a few seconds', { timeout: 60_000 }, async () => {
		const made = new MadeUp({ revisions: 10_000, seed: 3 });
		const pad = read(made.file());
		const start = performance.now();
		const { changes, state } = await replayed(pad);
		expect(performance.now() - start).toBeLessThan(15_000);
		expect(changes.length).toBeGreaterThan(9000);
		expect(linesOfDoc(docOf(state))).toEqual(made.moments.at(-1));
	});
});

describe('What is no pad of Etherpad is refused', () => {
	const whole = () => new MadeUp({ revisions: 12, seed: 5 }).file();
	const broken: [string, () => unknown][] = [
		['no object', () => []],
		['nothing in it', () => ({})],
		['two pads', () => ({ ...whole(), 'pad:other': whole()['pad:made-up'] })],
		['no text', () => ({ ...whole(), 'pad:made-up': { pool: { numToAttrib: {} }, head: 0 } })],
		['a number of revisions that is none', () => changed({ head: 1e9 })],
		['attributes that are none', () => changed({ pool: { numToAttrib: { 0: ['bold'] } } })],
		['another text than its revisions lead to', () => changed({ atext: { text: 'Hello\n', attribs: '|1+6' } })],
		['a revision that does not fit', () => ({ ...whole(), 'pad:made-up:revs:5': revision('Z:1>1+1$x') })],
		['a revision that is none', () => ({ ...whole(), 'pad:made-up:revs:5': revision('drop table') })],
		['a revision that is no text', () => ({ ...whole(), 'pad:made-up:revs:5': revision(7) })]
	];
	const revision = (changeset: unknown) => ({ changeset, meta: { author: 'a.x', timestamp: 1_600_000_000_000 } });
	function changed(more: object) {
		const records = whole();
		return { ...records, 'pad:made-up': { ...(records['pad:made-up'] as object), ...more } };
	}

	test.each(broken)('%s', async (_what, records) => {
		await expect(async () => replayed(read(records()))).rejects.toThrow('pads.broken-etherpad');
	});

	test('bytes that are no JSON', () => {
		expect(() => etherpadFrom(Uint8Array.of(0xff, 0xfe, 0), now)).toThrow('pads.broken-etherpad');
	});

	test('moments to come, and before there were pads', () => {
		const records = whole();
		for (const [n, at] of [
			[3, -5],
			[4, 1e15],
			[5, null]
		] as const)
			(records[`pad:made-up:revs:${n}`] as { meta: { timestamp: unknown } }).meta.timestamp = at;
		const times = read(records).revisions.map(({ at }) => at.getTime());
		expect(times).toEqual([...times].sort((one, other) => one - other));
		expect(times[5]).toBe(times[2]);
	});
});
