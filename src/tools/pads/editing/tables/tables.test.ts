import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { repairTables } from './repair.ts';
import { anythingOf, type Browser, browsers, commands, type Deed, doAll, settle } from './trial.ts';

describe('A table', () => {
	test('stays whole when one adds a row while another adds a column, each cell under its own head', () => {
		const [ana, bo] = browsers(2) as [Browser, Browser];
		ana.does('addRowAfter', 1, 0);
		ana.does('type x', 2, 0);
		ana.does('type y', 2, 1);
		ana.does('type z', 2, 2);
		bo.does('addColumnAfter', 0, 0);
		bo.does('type new', 0, 1);
		expect(settle([ana, bo])).toBeLessThan(4);
		expect(ana.text).toBe('a | new | b | c\nd |  | e | f\nx |  | y | z\ng |  | h | i');
		expect(bo.text).toBe(ana.text);
		expect([ana.isWhole, bo.isWhole]).toEqual([true, true]);
	});

	test('is mended once, also where both mend it at the same moment', () => {
		const [ana, bo] = browsers(2) as [Browser, Browser];
		ana.does('addRowAfter', 0, 0);
		bo.does('addColumnAfter', 0, 2);
		ana.hears(bo);
		bo.hears(ana);
		const told = [ana, bo].map(({ doc }) => {
			const updates: string[] = [];
			doc.on('update', (bytes: Uint8Array) => updates.push(Buffer.from(bytes).toString('hex')));
			repairTables(doc);
			return updates;
		});
		expect(told[0]).toHaveLength(1);
		expect(told[0]).toEqual(told[1]);
		expect(settle([ana, bo])).toBe(1);
		expect(ana.text).toBe('a | b | c | \n |  |  | \nd | e | f | \ng | h | i | ');
	});

	test('loses the column that one took away while another added a row, unless there are words in it', () => {
		const [ana, bo] = browsers(2) as [Browser, Browser];
		ana.does('deleteColumn', 0, 1);
		bo.does('addRowAfter', 2, 0);
		settle([ana, bo]);
		expect(ana.text).toBe('a | c\nd | f\ng | i\n | ');
		const [chloe, dov] = browsers(2) as [Browser, Browser];
		chloe.does('deleteColumn', 0, 1);
		dov.does('addRowAfter', 2, 0);
		dov.does('type kept', 3, 1);
		settle([chloe, dov]);
		expect(chloe.text).toBe('a |  | c\nd |  | f\ng |  | i\n | kept | ');
		expect(dov.text).toBe(chloe.text);
	});

	test('of another program, whose cells bear no names, becomes whole too', () => {
		const [ana] = browsers(1) as [Browser];
		const table = ana.fragment.get(0) as Y.XmlElement;
		for (const row of table.toArray() as Y.XmlElement[])
			for (const cell of row.toArray() as Y.XmlElement[]) cell.removeAttribute('column');
		(table.get(1) as Y.XmlElement).delete(0, 1);
		settle([ana]);
		expect(ana.text).toBe('a | b | c\ne | f | \ng | h | i');
		const [first] = (table.get(0) as Y.XmlElement).toArray() as Y.XmlElement[];
		first!.setAttribute('colspan', 2 as never);
		first!.setAttribute('rowspan', 9 as never);
		settle([ana]);
		expect(ana.isWhole).toBe(true);
	});

	test('is whole after anything that up to four people do at once, and no word is lost', () => {
		const deeds = Object.keys(commands) as Deed[];
		fc.assert(
			fc.property(anythingOf(deeds), (done) => {
				const all = browsers(4);
				const canLose = done.some(({ deed }) => deed?.startsWith('delete'));
				const said = doAll(all, done);
				expect(settle(all)).toBeLessThan(10);
				for (const { text, isWhole } of all) {
					expect(isWhole).toBe(true);
					expect(text).toBe(all[0]!.text);
				}
				if (!canLose) for (const word of said) expect(all[0]!.text).toContain(word);
			}),
			{ numRuns: 300 }
		);
	}, 120_000);
});
