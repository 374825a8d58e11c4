import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addBlocks } from '../text/document.ts';
import { treeFrom } from '../text/read-markdown.ts';
import { type Anchor, anchorAt, findQuote, isAnchor, placeOf, replaceAt } from './anchor.ts';
import { fieldOf, flatOf, rootOf } from './flat.ts';

const minutes = `# Minutes

We meet on **Monday** at the harbour.

- bread
- cheese`;

function pad(markdown = minutes): Y.Doc {
	const doc = new Y.Doc();
	addBlocks(doc, treeFrom(markdown));
	return doc;
}

const flat = (doc: Y.Doc) => flatOf(rootOf(doc, fieldOf(doc)));

function on(doc: Y.Doc, quote: string): Anchor {
	return anchorAt(flat(doc), fieldOf(doc), findQuote(flat(doc).text, quote)!)!;
}

function words(doc: Y.Doc, anchor: Anchor): string | null {
	const place = placeOf(flat(doc), anchor);
	return place && flat(doc).text.slice(place.from, place.to);
}

const textAt = (doc: Y.Doc, block: number): Y.XmlText =>
	(doc.getXmlFragment('default').get(block) as Y.XmlElement).get(0) as Y.XmlText;

test('a rich text reads as lines, each beginning where its letters are', () => {
	expect(flat(pad()).text).toBe('Minutes\nWe meet on Monday at the harbour.\nbread\ncheese');
});

describe('A comment holds on to its words', () => {
	test('whatever is written around them', () => {
		const doc = pad();
		const anchor = on(doc, 'on Monday at');
		textAt(doc, 1).insert(0, 'All of us: ');
		doc.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
		expect(words(doc, anchor)).toBe('on Monday at');
	});

	test('and does not grow with what is written at its edges', () => {
		const doc = pad();
		const anchor = on(doc, 'Monday');
		textAt(doc, 1).insert(textAt(doc, 1).toDelta()[0].insert.length, 'Sunday or ');
		textAt(doc, 1).insert('We meet on Sunday or Monday'.length, ' morning');
		expect(words(doc, anchor)).toBe('Monday');
	});

	test('over several paragraphs', () => {
		const doc = pad();
		const anchor = on(doc, 'bread cheese');
		textAt(doc, 0).insert(0, 'Our ');
		expect(words(doc, anchor)).toBe('bread\ncheese');
	});

	test('also where they were written anew elsewhere', () => {
		const doc = pad();
		const anchor = on(doc, 'at the harbour');
		doc.getXmlFragment('default').delete(1, 1);
		expect(words(doc, anchor)).toBe(null);
		addBlocks(doc, treeFrom('## We meet on Monday at the harbour.'));
		expect(words(doc, anchor)).toBe('at the harbour');
	});

	test('and lets go when they are gone', () => {
		const doc = pad();
		const anchor = on(doc, 'Monday');
		textAt(doc, 1).delete('We meet on '.length, 'Monday'.length);
		expect(words(doc, anchor)).toBe(null);
	});

	test('in plain text too', () => {
		const doc = new Y.Doc();
		doc.getText('markdown').insert(0, '# Minutes\n\nWe meet on Monday.');
		const anchor = on(doc, 'Monday');
		expect(anchor.field).toBe('markdown');
		doc.getText('markdown').insert(0, 'Draft. ');
		expect(words(doc, anchor)).toBe('Monday');
		expect(replaceAt(flat(doc), placeOf(flat(doc), anchor)!, 'Tuesday\nat noon')).toBe('Tuesday\nat noon');
		expect(doc.getText('markdown').toString()).toContain('We meet on Tuesday\nat noon.');
	});
});

test('of the same words in two places, those in the same surroundings are meant', () => {
	const text = 'Ana brings bread. Bo brings bread. Chloe brings wine.';
	expect(findQuote(text, 'brings bread', { before: 'Ana brings bread. Bo ', after: '. Chloe' })).toEqual({
		from: 21,
		to: 33
	});
	expect(findQuote(text, 'brings bread', { before: 'x', after: 'y' })).toBe(null);
});

test('other words take the look of those they replace', () => {
	const doc = pad();
	const place = placeOf(flat(doc), on(doc, 'Monday'))!;
	expect(replaceAt(flat(doc), place, 'Tuesday')).toBe('Tuesday');
	expect(textAt(doc, 1).toDelta()).toEqual([
		{ insert: 'We meet on ' },
		{ insert: 'Tuesday', attributes: { bold: {} } },
		{ insert: ' at the harbour.' }
	]);
});

test('what is no anchor is not taken for one', () => {
	expect(isAnchor({ start: 'AAAA_____', stop: '' })).toBe(false);
	expect(isAnchor(on(pad(), 'Monday'))).toBe(true);
});
