import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { housePass } from '#kernel/access/pass.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { bindInVolumesOf } from '#live/documents/packing.ts';
import { append, authorNumber } from '#live/documents/shelf.ts';
import { amendDocument, forgetBefore, history, pack, readDocument, type WhoWrote } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { addText } from '../actions.ts';
import { field } from '../pad.ts';
import { treeOf } from '../text/document.ts';
import { type Block, isWords, plainText, type Words } from '../text/tree.ts';
import { padOf, paragraph } from '../trial.ts';
import { eraseAuthor, forget, nameMoment, restoreMoment, squash, unsquash } from './actions.ts';
import { comparedTree } from './compare.ts';
import { forgetting } from './jobs.ts';
import { compared, pastOf, treeAt } from './reading.ts';
import { restoreInto } from './restore.ts';

openTestHouse();

let usual: number;
beforeAll(() => {
	usual = bindInVolumesOf(9);
});
afterAll(() => {
	bindInVolumesOf(usual);
});

const write = (pad: string, name: string, change: (fragment: Y.XmlFragment, doc: Y.Doc) => void) =>
	transaction(() =>
		amendDocument('pads', pad, { actor: `a-${name}`, name, colour: '' }, (doc) =>
			change(doc.getXmlFragment(field), doc)
		)
	);
const textIn = (fragment: Y.XmlFragment, line: number): Y.XmlText =>
	(fragment.get(line) as Y.XmlElement).get(0) as Y.XmlText;
const packNow = async (pad: string) => {
	const all = await history('pads', pad);
	await pack('pads', pad, all.at(-1)!.sequence, Y.encodeStateAsUpdate(await readDocument('pads', pad)));
};

function* wordsIn(blocks: Block[]): Generator<Words> {
	for (const { content } of blocks)
		for (const node of content) {
			if (isWords(node)) yield node;
			else yield* wordsIn([node]);
		}
}
const told = async (pad: string, from: number, to: number): Promise<string> => {
	const past = await pastOf(await housePass(pad));
	const name = (n: number | null) => past.people.find((one) => one.n === n)?.name;
	return [...wordsIn(await compared(pad, past, from, to))]
		.map(({ text, change }) => {
			if (!change) return text;
			if (change.how === 'formatted') return `~${name(change.by)}(${text}: ${change.what.join(', ')})`;
			return `${change.how === 'added' ? '+' : '-'}${name(change.by)}(${text})`;
		})
		.join('|');
};

describe('Compared, two moments', () => {
	test('tell what looks otherwise though no word of it changed, and by whom', async () => {
		const pad = await padOf();
		await write(pad, 'Ana', (text) => text.push([paragraph('We meet on Monday.')]));
		await write(pad, 'Bo', (text) => textIn(text, 0).format('We meet on '.length, 'Monday'.length, { bold: {} }));
		expect(await told(pad, 1, 2)).toBe('We meet on |~Bo(Monday: bold)|.');
		await write(pad, 'Ana', (text) =>
			textIn(text, 0).format('We meet on '.length, 'Mon'.length, { bold: null, link: { href: 'https://example.org/' } })
		);
		expect(await told(pad, 2, 3)).toBe('We meet on |~Ana(Mon: no-bold, link)|day|.');
		// Where bold ends earlier, whoever ended it wrote its new beginning.
		expect(await told(pad, 1, 3)).toBe('We meet on |~Ana(Mon: link)|~Ana(day: bold)|.');
		await write(pad, 'Bo', (text) =>
			textIn(text, 0).format('We meet on '.length, 3, { link: { href: 'https://e.org/' } })
		);
		expect(await told(pad, 3, 4)).toBe('We meet on |~Bo(Mon: other-link)|day|.');
		expect(await told(pad, 4, 4)).not.toContain('~');
	});

	test('tell a line that became a heading, and a heading of another level', async () => {
		const pad = await padOf(newGuest(), { text: '# Plan\n\nWe meet.' });
		const heading = (words: string, level: number) => {
			const made = new Y.XmlElement('heading');
			made.setAttribute('level', level as never);
			made.insert(0, [new Y.XmlText(words)]);
			return made;
		};
		await write(pad, 'Bo', (text) => {
			text.delete(1, 1);
			text.insert(1, [heading('We meet.', 2)]);
		});
		expect(await told(pad, 1, 2)).toBe('Plan|~Bo(We meet.: heading)');
		await write(pad, 'Chloe', (text) => (text.get(1) as Y.XmlElement).setAttribute('level', 3 as never));
		expect(await told(pad, 2, 3)).toBe('Plan|~Chloe(We meet.: level)');
	});

	test('tell a task that was ticked', async () => {
		const pad = await padOf(newGuest(), { text: '- [ ] Bread\n- [ ] Wine' });
		await write(pad, 'Bo', (text) =>
			((text.get(0) as Y.XmlElement).get(1) as Y.XmlElement).setAttribute('checked', true as never)
		);
		expect(await told(pad, 1, 2)).toBe('Bread|~Bo(Wine: ticked)');
	});

	test('say in which zone their times are, before any script knows better', async () => {
		const pad = await padOf();
		await write(pad, 'Ana', (text) => text.push([paragraph('We meet.')]));
		const { text } = await new Visitor().ask(`/pads/${pad}/history`);
		expect(text).toContain('Time zone: Coordinated Universal Time');
		expect(text).toMatch(/<h2 id="history-moment">[^<]+ UTC, Ana<\/h2>/);
	});

	test('say so in words on the page', async () => {
		const pad = await padOf();
		await write(pad, 'Ana', (text) => text.push([paragraph('We meet on Monday.')]));
		await write(pad, 'Bo', (text) => textIn(text, 0).format(0, 2, { bold: {} }));
		const { text } = await new Visitor().ask(`/pads/${pad}/history/2/compare?with=1`);
		expect(text).toContain('[Look changed by Bo: made bold: ');
		expect(text).toContain('Bo: letters whose look changed 2');
		const reader = new Visitor();
		reader.language = 'fr';
		const french = await reader.ask(`/pads/${pad}/history/2/compare?with=1`);
		expect(french.text).toContain('mis en gras');
	});

	test('tell what was added, what was removed, and by whom', async () => {
		const pad = await padOf();
		await write(pad, 'Ana', (text) => text.push([paragraph('We meet on Monday.')]));
		await write(pad, 'Bo', (text) => textIn(text, 0).delete(11, 6));
		await write(pad, 'Bo', (text) => textIn(text, 0).insert(11, 'Friday'));
		await write(pad, 'Chloe', (text) => text.push([paragraph('Bring bread.')]));
		for (const again of [false, true]) {
			if (again) await packNow(pad);
			expect(await told(pad, 1, 4)).toBe('We meet on |-Bo(Monday)|+Bo(Friday)|.|+Chloe(Bring bread.)');
			expect(await told(pad, 3, 4)).toBe('We meet on Friday.|+Chloe(Bring bread.)');
			expect(await told(pad, 0, 1)).toBe('+Ana(We meet on Monday.)');
			expect(await told(pad, 2, 2)).toBe('We meet on .');
		}
	});

	test('say nothing of what came and went in between', async () => {
		const pad = await padOf();
		await write(pad, 'Ana', (text) => text.push([paragraph('Stays.')]));
		await write(pad, 'Bo', (text) => text.push([paragraph('A slip.')]));
		await write(pad, 'Ana', (text) => text.delete(1, 1));
		expect(await told(pad, 1, 3)).toBe('Stays.');
	});

	test('show whole paragraphs that went, with who took them away', async () => {
		const pad = await padOf();
		await write(pad, 'Ana', (text) => text.push(['One', 'Two', 'Three'].map(paragraph)));
		await write(pad, 'Bo', (text) => text.delete(1, 1));
		await write(pad, 'Chloe', (text) => text.delete(0, 1));
		expect(await told(pad, 1, 3)).toBe('-Chloe(One)|-Bo(Two)|Three');
	});

	test('do not take a new line within a paragraph for words written anew', async () => {
		const pad = await padOf();
		await write(pad, 'Ana', (text) => text.push([paragraph('First. Second.')]));
		await write(pad, 'Bo', (text) => {
			textIn(text, 0).delete(7, 7);
			text.insert(1, [paragraph('Second.')]);
		});
		expect(await told(pad, 1, 2)).toBe('First. |Second.');
	});

	test('tell plain Markdown too', async () => {
		const pad = await padOf();
		await write(pad, 'Ana', (_text, doc) => doc.getText('markdown').insert(0, '# Title\n\nWords'));
		await write(pad, 'Bo', (_text, doc) => doc.getText('markdown').insert(14, ' and more'));
		expect(await told(pad, 1, 2)).toBe('# Title|Words|+Bo( and more)');
	});
});

const piece = fc.record({
	does: fc.constantFrom('line', 'words', 'words', 'cut', 'drop', 'bold', 'head', 'plain'),
	at: fc.nat(1000),
	words: fc.string({ minLength: 1, maxLength: 8 })
});
type Piece = typeof piece extends fc.Arbitrary<infer One> ? One : never;

function change(doc: Y.Doc, { does, at, words }: Piece): void {
	const fragment = doc.getXmlFragment(field);
	const { length } = fragment;
	const plain = doc.getText('markdown');
	if (does === 'plain') plain.insert(at % (plain.length + 1), words);
	else if (does === 'line' || length === 0) fragment.insert(at % (length + 1), [paragraph(words)]);
	else if (does === 'drop') fragment.delete(at % length, 1);
	else if (does === 'head') (fragment.get(at % length) as Y.XmlElement).setAttribute('level', words);
	else changeWords(textIn(fragment, at % length), { does, at, words });
}

function changeWords(text: Y.XmlText, { does, at, words }: Piece): void {
	if (does === 'words') text.insert(at % (text.length + 1), words);
	else if (does === 'bold') text.format(0, at % (text.length + 1), { bold: {} });
	else text.delete(at % (text.length + 1), Math.min(3, text.length - (at % (text.length + 1))));
}

const asText = (doc: Y.Doc): string => doc.getXmlFragment(field).toString() + doc.getText('markdown').toString();

test('whatever was written since, restoring makes the text exactly what it was', () => {
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 30 }), fc.array(piece, { maxLength: 30 }), (before, after) => {
			const doc = new Y.Doc();
			for (const one of before) change(doc, one);
			const past = new Y.Doc();
			Y.applyUpdate(past, Y.encodeStateAsUpdate(doc));
			doc.clientID = 7;
			for (const one of after) change(doc, one);
			const live = new Y.Doc();
			Y.applyUpdate(live, Y.encodeStateAsUpdate(doc));
			live.transact(() => restoreInto(live, past));
			expect(asText(live)).toBe(asText(past));
		})
	);
});

const nobody: WhoWrote = (_client, _from, to) => [{ author: 1, to }];
const lettersOf = (doc: Y.Doc): string =>
	[...(doc.getXmlFragment(field).toArray() as Y.XmlElement[])]
		.flatMap((line) => (line.get(0) as Y.XmlText).toDelta().map(({ insert }: { insert: string }) => insert))
		.join('') + doc.getText('markdown').toString().replaceAll('\n', '');
const lettersIn = (blocks: Block[], not: string): string =>
	[...wordsIn(blocks)].map(({ text, change }) => (change?.how === not ? '' : text)).join('');

test('what is compared holds both texts, letter by letter', () => {
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 30 }), fc.array(piece, { maxLength: 30 }), (before, after) => {
			const doc = new Y.Doc();
			for (const one of before) change(doc, one);
			const [first, stood] = [Y.encodeStateAsUpdate(doc), lettersOf(doc)];
			for (const one of after) change(doc, one);
			const both = comparedTree(first, Y.encodeStateAsUpdate(doc), { added: nobody, removed: nobody });
			expect(lettersIn(both, 'removed')).toBe(lettersOf(doc));
			expect(lettersIn(both, 'added')).toBe(stood);
		})
	);
});

describe('A moment', () => {
	test('is restored as a new change of whoever restores it; what others hung on the text stays', async () => {
		const ana = newGuest();
		const pad = await padOf(ana, { text: 'Keep me.\n\nAnd me.' });
		await write(pad, 'Bo', (text) => text.delete(1, 1));
		const anchor = Y.createRelativePositionFromTypeIndex(
			textIn((await readDocument('pads', pad)).getXmlFragment(field), 0),
			3
		);
		const { n } = (await perform(
			restoreMoment,
			{ pad, n: 1, name: 'Chloe' },
			{ ...houseCaller, actor: newGuest() }
		)) as { n: number };
		expect(n).toBe(3);
		expect(plainText(await treeAt(pad, 3))).toBe('Keep me.\n\nAnd me.');
		expect(plainText(await treeAt(pad, 2))).toBe('Keep me.');
		expect(await told(pad, 2, 3)).toBe('Keep me.|+Chloe(And me.)');
		const now = await readDocument('pads', pad);
		expect(Y.createAbsolutePositionFromRelativePosition(anchor, now)?.index).toBe(3);
	});

	test('is named by whoever writes, and found by its name', async () => {
		const ana = newGuest();
		const pad = await padOf(ana, { text: 'One', writers: 'key' });
		const named = perform(nameMoment, { pad, name: 'As sent' }, { ...houseCaller, actor: ana });
		expect(await named).toEqual({ n: 1 });
		expect((await pastOf(await housePass(pad))).named).toEqual([{ n: 1, name: 'As sent' }]);
		const stranger = { ...houseCaller, actor: newGuest() };
		await expect(perform(nameMoment, { pad, name: 'Mine' }, stranger)).rejects.toMatchObject({
			code: 'kernel.not-allowed'
		});
		await expect(
			perform(nameMoment, { pad, n: 9, name: 'None' }, { ...houseCaller, actor: ana })
		).rejects.toMatchObject({
			code: 'pads.no-such-moment'
		});
	});
});

describe('What its owner gives up', () => {
	test('is out of sight at once, comes back if regretted, and is gone after thirty days', async () => {
		const ana = { ...houseCaller, actor: newGuest() };
		const pad = await padOf(ana.actor, { text: 'Line 1' });
		for (let n = 2; n <= 30; n++) await perform(addText, { pad, text: `Line ${n}` }, ana);
		await packNow(pad);
		const text = plainText(await treeAt(pad, 30));
		const at20 = plainText(await treeAt(pad, 20));
		const pass = await housePass(pad);
		await perform(squash, { pad, n: 20 }, ana);
		expect((await pastOf(pass)).first).toBe(20);
		await perform(unsquash, { pad }, ana);
		expect((await pastOf(pass)).first).toBe(1);
		await perform(squash, { pad, n: 20 }, ana);
		await perform(forget, { pad }, houseCaller);
		expect(await history('pads', pad)).toHaveLength(30);
		await carrier()`update pads.squash set due = now() - interval '1 minute' where item = ${pad}`;
		await forgetting.run(undefined);
		expect((await history('pads', pad)).map(({ sequence }) => sequence)).toEqual([
			20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30
		]);
		expect(plainText(await treeAt(pad, 20))).toBe(at20);
		expect(plainText(await treeAt(pad, 30))).toBe(text);
		await expect(treeAt(pad, 19)).rejects.toMatchObject({ code: 'pads.no-such-moment' });
		expect((await pastOf(pass)).first).toBe(20);
	});

	test('changes no moment that stays, wherever it is cut', async () => {
		const authorless = { actor: 'x', name: '', colour: '' };
		for (const cut of [2, 9, 10, 17, 18, 19, 27, 30]) {
			const pad = await padOf();
			const author = await authorNumber('pads', pad, authorless);
			const doc = new Y.Doc();
			for (let n = 1; n <= 30; n++) {
				const before = Y.encodeStateVector(doc);
				doc.getXmlFragment(field).insert(n % 3 === 0 ? 0 : doc.getXmlFragment(field).length, [paragraph(`${n}`)]);
				if (n % 5 === 0) doc.getXmlFragment(field).delete(1, 1);
				await append('pads', [{ item: pad, author, bytes: Y.encodeStateAsUpdate(doc, before) }]);
				if (n === 26) await packNow(pad);
			}
			const texts = [];
			for (let n = cut; n <= 30; n++) texts.push(plainText(await treeAt(pad, n)));
			await forgetBefore('pads', pad, cut);
			const after = [];
			for (let n = cut; n <= 30; n++) after.push(plainText(await treeAt(pad, n)));
			expect(after).toEqual(texts);
			expect(treeOf(await readDocument('pads', pad))).toEqual(treeOf(doc));
			await write(pad, 'Ana', (text) => text.push([paragraph('more')]));
			await packNow(pad);
			expect(plainText(await treeAt(pad, 31))).toContain('more');
		}
	});

	test('the name of an author is gone everywhere, and does not come back with them', async () => {
		const ana = { ...newGuest(), name: 'Ana' };
		const bo = newGuest();
		const pad = await padOf(ana, { text: 'One' });
		await perform(addText, { pad, text: 'Two', name: 'Bo' }, { ...houseCaller, actor: bo });
		const visitor = new Visitor();
		expect((await visitor.ask(`/api/v1/pads/${pad}/versions`)).text).toContain('Bo');
		await perform(eraseAuthor, { pad, author: 2 }, { ...houseCaller, actor: ana });
		expect((await visitor.ask(`/api/v1/pads/${pad}/versions`)).text).not.toContain('Bo');
		await perform(addText, { pad, text: 'Three', name: 'Bo' }, { ...houseCaller, actor: bo });
		const { people } = await pastOf(await housePass(pad));
		expect(people.map(({ n, name }) => [n, name])).toEqual([
			[1, 'Ana'],
			[2, ''],
			[3, 'Bo']
		]);
	});
});
