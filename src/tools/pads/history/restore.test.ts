import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { housePass } from '#kernel/access/pass.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { readDocument } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { field } from '../pad.ts';
import { plainText } from '../text/tree.ts';
import { padOf } from '../trial.ts';
import { nameMoment, restoreMoment } from './actions.ts';
import { pastOf, treeAt } from './reading.ts';
import { restoreInto } from './restore.ts';
import { change, piece, textIn, told, write } from './trial.ts';

openTestHouse();

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
