import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { field } from '../pad.ts';
import { paragraph } from '../trial.ts';
import { fits, mostNested } from './fits.ts';

const structsOf = (doc: Y.Doc) => Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).structs;

function nested(levels: number): Y.Doc {
	const doc = new Y.Doc();
	let inner: Y.XmlFragment = doc.getXmlFragment(field);
	for (let level = 0; level < levels; level++) {
		inner.insert(0, [new Y.XmlElement('blockquote')]);
		inner = inner.get(0) as Y.XmlElement;
	}
	return doc;
}

test('what people wrote and took away again fits, also where it comes back whole', () => {
	const doc = new Y.Doc();
	const text = doc.getXmlFragment(field);
	text.insert(0, [paragraph('Bread'), paragraph('Wine')]);
	text.delete(0, 1);
	text.insert(0, [paragraph('Cheese')]);
	doc.getText('markdown').insert(0, 'As it is');
	expect(fits(structsOf(doc))).toBe(true);
	text.delete(0, 2);
	expect(fits(structsOf(doc))).toBe(true);
});

test('blocks within blocks fit as deep as anybody writes', () => {
	expect(fits(structsOf(nested(mostNested)))).toBe(true);
	expect(fits(structsOf(nested(mostNested + 1)))).toBe(false);
});

test('words right in the text do not fit', () => {
	const doc = new Y.Doc();
	doc.getText(field).insert(0, 'loose');
	expect(fits(structsOf(doc))).toBe(false);
});
