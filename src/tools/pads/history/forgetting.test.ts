import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { housePass } from '#kernel/access/pass.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { append, authorNumber } from '#live/documents/shelf.ts';
import { forgetBefore, history, readDocument } from '#live/documents/writing.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { addText } from '../actions.ts';
import { field } from '../pad.ts';
import { treeOf } from '../text/document.ts';
import { plainText } from '../text/tree.ts';
import { padOf, paragraph } from '../trial.ts';
import { eraseAuthor, forget, squash, unsquash } from './actions.ts';
import { forgetting } from './jobs.ts';
import { pastOf, treeAt } from './reading.ts';
import { packNow, withVolumesOf, write } from './trial.ts';

openTestHouse();
withVolumesOf(9);

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

	test('a name is gone from every browser its author came with', async () => {
		const ana = { ...newGuest(), name: 'Ana' };
		const pad = await padOf(ana, { text: 'One' });
		for (const text of ['Two', 'Three'])
			await perform(addText, { pad, text, name: 'Bo' }, { ...houseCaller, actor: newGuest() });
		await perform(eraseAuthor, { pad, author: 3 }, { ...houseCaller, actor: ana });
		const { people } = await pastOf(await housePass(pad));
		expect(people.map(({ name }) => name)).toEqual(['Ana', '', '']);
	});
});
