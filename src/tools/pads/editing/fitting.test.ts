import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { field } from '../pad.ts';
import { paragraph } from '../trial.ts';
import { keepFitting } from './fitting.ts';

const textOf = (doc: Y.Doc): string => doc.getXmlFragment(field).toString();
const said = (from: Y.Doc, to: Y.Doc): void => Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));

test('what a strange program writes beside the blocks is gone before the editor sees it, also for those who come', () => {
	const [ana, eve] = [new Y.Doc(), new Y.Doc()];
	keepFitting(ana);
	ana.getXmlFragment(field).insert(0, [paragraph('Bread')]);
	said(ana, eve);
	const text = eve.getXmlFragment(field);
	(text as unknown as Y.Array<unknown>).insert(0, ['loose', new Y.Map(), new Y.XmlText('words')]);
	(text.get(3) as unknown as Y.Array<unknown>).insert(0, [new Y.Map()]);
	text.push([new Y.XmlElement('blockquote')]);
	(text.get(4) as unknown as Y.Array<unknown>).insert(0, [new Y.Array()]);
	const seen: string[] = [];
	ana.getXmlFragment(field).observeDeep(() => seen.push(textOf(ana)));
	said(eve, ana);
	const whole = '<paragraph>Bread</paragraph><blockquote></blockquote>';
	expect(textOf(ana)).toBe(whole);
	expect(new Set(seen)).toEqual(new Set([whole]));
	const chloe = new Y.Doc();
	said(ana, chloe);
	expect(textOf(chloe)).toBe(whole);
});

test('what an editor writes stays as it is', () => {
	const doc = new Y.Doc();
	keepFitting(doc);
	let changes = 0;
	doc.on('update', () => changes++);
	doc.getXmlFragment(field).insert(0, [paragraph('Bread'), paragraph('Wine')]);
	(doc.getXmlFragment(field).get(0) as Y.XmlElement).insert(1, [new Y.XmlElement('hardBreak')]);
	doc.getText('markdown').insert(0, 'As it is');
	expect(changes).toBe(3);
	expect(textOf(doc)).toBe('<paragraph>Bread<hardbreak></hardbreak></paragraph><paragraph>Wine</paragraph>');
});
