import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { field } from '../pad.ts';
import { paragraph } from '../trial.ts';
import { levelsOf, mostNested, reachOf } from './fits.ts';

const fits = (structs: ReturnType<typeof structsOf>): boolean => reachOf(structs) !== null;
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

test('an update says by how many levels it may deepen a text', () => {
	const doc = nested(3);
	const inner = (doc.getXmlFragment(field).querySelectorAll('blockquote') as Y.XmlElement[]).at(-1)!;
	const said: Uint8Array[] = [];
	doc.on('update', (bytes: Uint8Array) => said.push(bytes));
	inner.insert(0, [new Y.XmlElement('bulletList')]);
	doc.getXmlFragment(field).push([paragraph('Bread')]);
	doc.getXmlFragment(field).push([new Y.XmlElement('blockquote')]);
	(doc.getXmlFragment(field).get(2) as Y.XmlElement).insert(0, [paragraph('Wine')]);
	expect(said.map((bytes) => reachOf(Y.decodeUpdate(bytes).structs))).toEqual([
		{ levels: 0, adds: 1 },
		{ levels: 0, adds: 2 },
		{ levels: 0, adds: 0 },
		{ levels: 0, adds: 3 }
	]);
	expect(reachOf(structsOf(doc))).toEqual({ levels: 4, adds: 0 });
	expect(levelsOf(doc)).toBe(4);
	(inner.get(0) as Y.XmlElement).insert(0, [paragraph('Bread')]);
	expect(levelsOf(doc)).toBe(7);
	(inner.get(0) as Y.XmlElement).delete(0, 1);
	expect(levelsOf(doc)).toBe(5);
});

test('blocks beside letters are as deep as those letters', () => {
	const doc = new Y.Doc();
	let inner: Y.XmlFragment = doc.getXmlFragment(field);
	for (let level = 0; level <= mostNested; level++) {
		const made = new Y.XmlElement('blockquote');
		if (level > 0) inner.insert(0, [new Y.XmlText('ab')]);
		inner.push([made]);
		inner = made;
	}
	expect(fits(structsOf(doc))).toBe(false);
});

test('what waits for something that never came counts as if it stood below all the rest', () => {
	const doc = nested(5);
	const other = nested(7);
	const late = new Y.Doc();
	late.clientID = other.clientID;
	late.getXmlFragment(field).insert(0, [new Y.XmlElement('blockquote')]);
	Y.applyUpdate(doc, Y.diffUpdate(Y.encodeStateAsUpdate(other), Y.encodeStateVector(late)));
	expect(levelsOf(doc)).toBe(5 + 6);
});
