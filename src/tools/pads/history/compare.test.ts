import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newGuest } from '#kernel/accounts/actor.ts';
import type { WhoWrote } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { field } from '../pad.ts';
import type { Block } from '../text/tree.ts';
import { padOf, paragraph } from '../trial.ts';
import { comparedTree } from './compare.ts';
import { change, packNow, piece, textIn, told, withVolumesOf, wordsIn, write } from './trial.ts';

openTestHouse();
withVolumesOf(9);

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
		expect(text).toContain('Bo: characters whose look changed 2');
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
