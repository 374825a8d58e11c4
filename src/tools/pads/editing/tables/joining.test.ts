import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repairTables } from './repair.ts';
import { anythingOf, type Browser, browsers, commands, type Deed, doAll, joins, settle, spansOf } from './trial.ts';

describe('A table', () => {
	test('has cells joined with those beside them and parted again, with all their words', () => {
		const [ana] = browsers(1) as [Browser];
		ana.does('joinCells', 1, 0);
		expect(spansOf(ana)).toEqual(['a:1 b:1 c:1', 'de:2 f:1', 'g:1 h:1 i:1']);
		ana.does('joinCells', 1, 0);
		expect(spansOf(ana)).toEqual(['a:1 b:1 c:1', 'def:3', 'g:1 h:1 i:1']);
		expect(settle([ana])).toBe(1);
		ana.does('partCell', 1, 0);
		expect(spansOf(ana)).toEqual(['a:1 b:1 c:1', 'def:1 :1 :1', 'g:1 h:1 i:1']);
		expect(settle([ana])).toBe(1);
		ana.does('joinCells', 1, 2);
		expect(spansOf(ana)[1]).toBe('def:1 :1 :1');
	});

	test('keeps joined cells over their columns while others add rows and columns', () => {
		const [ana, bo, chloe] = browsers(3) as [Browser, Browser, Browser];
		ana.does('joinCells', 0, 0);
		bo.does('addColumnAfter', 2, 0);
		bo.does('type x', 2, 1);
		chloe.does('addRowAfter', 0, 0);
		chloe.does('type y', 1, 1);
		expect(settle([ana, bo, chloe])).toBeLessThan(6);
		for (const one of [ana, bo, chloe]) {
			expect(one.isWhole).toBe(true);
			expect(spansOf(one)).toEqual(['ab:3 c:1', ':1 :1 y:1 :1', 'd:1 :1 e:1 f:1', 'g:1 x:1 h:1 i:1']);
		}
	});

	test('ends a joined cell where somebody wrote into what came between', () => {
		const [ana, bo] = browsers(2) as [Browser, Browser];
		ana.does('joinCells', 0, 0);
		bo.does('addColumnAfter', 0, 0);
		bo.does('type new', 0, 1);
		settle([ana, bo]);
		expect(spansOf(ana)).toEqual(['ab:1 new:1 :1 c:1', 'd:1 :1 e:1 f:1', 'g:1 :1 h:1 i:1']);
		expect(spansOf(bo)).toEqual(spansOf(ana));
	});

	test('loses the column under a joined cell that somebody takes away', () => {
		const [ana, bo] = browsers(2) as [Browser, Browser];
		ana.does('joinCells', 0, 0);
		bo.does('deleteColumn', 0, 1);
		settle([ana, bo]);
		expect(spansOf(ana)).toEqual(['ab:1 c:1', 'd:1 f:1', 'g:1 i:1']);
		expect(spansOf(bo)).toEqual(spansOf(ana));
	});

	test('is whole and the same for all after anything at once, also where cells are joined and parted', () => {
		const deeds = [...Object.keys(commands), ...Object.keys(joins), ...Object.keys(joins)] as Deed[];
		fc.assert(
			fc.property(anythingOf(deeds), (done) => {
				const all = browsers(4);
				doAll(all, done);
				expect(settle(all)).toBeLessThan(12);
				for (const one of all) {
					expect(one.isWhole).toBe(true);
					expect(one.text).toBe(all[0]!.text);
					expect(spansOf(one)).toEqual(spansOf(all[0]!));
				}
			}),
			{ numRuns: 300 }
		);
	}, 120_000);

	test('loses no word where each hears of the others before joining cells', () => {
		const deeds = [
			'addColumnAfter',
			'addColumnBefore',
			'addRowAfter',
			'addRowBefore',
			'joinCells',
			'partCell'
		] as Deed[];
		const deed = fc.record({
			who: fc.nat(2),
			deed: fc.option(fc.constantFrom(...deeds), { nil: undefined, freq: 2 }),
			row: fc.nat(5),
			column: fc.nat(5)
		});
		fc.assert(
			fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
				const all = browsers(3);
				const said: string[] = [];
				for (const [n, { who, deed, row, column }] of deeds.entries()) {
					if (deed === 'joinCells') settle(all);
					repairTables(all[who]!.doc);
					all[who]!.does(deed ?? `type w${n};`, row, column);
					if (deed === 'joinCells') settle(all);
					if (!deed) said.push(`w${n};`);
				}
				settle(all);
				for (const word of said) expect(all[0]!.text).toContain(word);
			}),
			{ numRuns: 200 }
		);
	}, 120_000);
});
