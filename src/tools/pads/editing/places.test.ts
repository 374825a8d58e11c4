import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { field } from '../pad.ts';
import { isPlaced } from './places.ts';

test('a caret where a program says it is, and none where it says nothing of the kind', () => {
	const text = new Y.Doc().getXmlFragment(field);
	text.insert(0, [new Y.XmlText('Bread')]);
	const at = (type: Y.XmlFragment | Y.XmlText, index: number) =>
		JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(type as never, index)));
	const place = at(text, 0);
	const user = { name: 'Ana' };
	for (const anchor of [place, at(text, 1), at(text.get(0) as Y.XmlText, 2)])
		expect(isPlaced({ user, cursor: { anchor, head: place } })).toBe(true);
	for (const anchor of ['bad', null, {}, 5, { type: 1 }, { type: { client: 'x' } }, { item: { client: 1 } }])
		expect(isPlaced({ user, cursor: { anchor, head: place } })).toBe(false);
	for (const state of [null, 'Eve', 5, {}, { user: 'Eve', cursor: { anchor: place, head: place } }, { user }])
		expect(isPlaced(state)).toBe(false);
});
