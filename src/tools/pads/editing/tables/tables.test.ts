import { EditorState, TextSelection } from '@tiptap/pm/state';
import {
	addColumnAfter,
	addColumnBefore,
	addRowAfter,
	addRowBefore,
	deleteColumn,
	deleteRow,
	TableMap
} from '@tiptap/pm/tables';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { field } from '../../pad.ts';
import { addBlocks, treeOf } from '../../text/document.ts';
import { treeFrom } from '../../text/read-markdown.ts';
import { plainText } from '../../text/tree.ts';
import { schema } from '../schema.ts';
import { joinCells, partCell } from './joining.ts';
import { namingColumns, tablesIn } from './names.ts';
import { repairTables } from './repair.ts';

type Command = (state: EditorState, dispatch: (change: EditorState['tr']) => void) => boolean;
const commands = { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow };
const joins = { joinCells, partCell };
type Deed = keyof typeof commands | keyof typeof joins | `type ${string}`;

const start = '| a | b | c |\n| --- | --- | --- |\n| d | e | f |\n| g | h | i |\n';

/** One browser, as far as documents go: what ProseMirror changes is written to the shared document. */
class Browser {
	readonly doc = new Y.Doc();

	constructor(client: number, first: Uint8Array | null) {
		this.doc.clientID = client;
		if (first) Y.applyUpdate(this.doc, first);
	}

	get fragment() {
		return this.doc.getXmlFragment(field);
	}

	/** Puts the caret into a cell and does something there. */
	does(deed: Deed, row: number, column: number): void {
		const { doc, meta } = initProseMirrorDoc(this.fragment, schema);
		const [found] = tablesIn(doc);
		if (!found) return;
		const map = TableMap.get(found.table);
		// Others took all columns away, and nobody mended it yet: there is no cell to be in.
		if (map.width === 0) return;
		const at = map.map[(row % map.height) * map.width + (column % map.width)]!;
		let state = EditorState.create({ doc, plugins: [namingColumns()] });
		state = state.apply(state.tr.setSelection(TextSelection.near(doc.resolve(found.start + at + 1))));
		if (deed.startsWith('type ')) state = state.apply(state.tr.insertText(deed.slice(5)));
		else
			(({ ...commands, ...joins })[deed as keyof typeof commands] as Command)(state, (change) => {
				state = state.apply(change);
			});
		updateYFragment(this.doc, this.fragment, state.doc, meta as never);
	}

	hears(other: Browser): void {
		Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc)));
	}

	get text(): string {
		return plainText(treeOf(this.doc));
	}

	get isWhole(): boolean {
		return tablesIn(initProseMirrorDoc(this.fragment, schema).doc).every(({ table }) => !TableMap.get(table).problems);
	}
}

function browsers(count: number, markdown = start): Browser[] {
	const first = new Y.Doc();
	addBlocks(first, treeFrom(markdown));
	const state = Y.encodeStateAsUpdate(first);
	return Array.from({ length: count }, (_, at) => new Browser(at + 1, state));
}

/** Everybody mends whatever they see, and hears of the others, until nobody has anything to mend. */
function settle(all: Browser[]): number {
	for (let round = 1; round < 20; round++) {
		for (const one of all) for (const other of all) if (one !== other) one.hears(other);
		const mended = all.map(({ doc }) => repairTables(doc));
		if (!mended.includes(true)) return round;
	}
	return Number.POSITIVE_INFINITY;
}

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
		const deed = fc.record({
			who: fc.nat(3),
			deed: fc.option(fc.constantFrom(...deeds), { nil: undefined, freq: 3 }),
			row: fc.nat(5),
			column: fc.nat(5),
			hears: fc.option(fc.nat(3), { nil: undefined }),
			mends: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
				const all = browsers(4);
				const said: string[] = [];
				const canLose = deeds.some(({ deed }) => deed?.startsWith('delete'));
				for (const [n, { who, deed, row, column, hears, mends }] of deeds.entries()) {
					const one = all[who]!;
					if (hears !== undefined && hears !== who) one.hears(all[hears]!);
					// The editor mends before it adds or takes away.
					if (mends || deed) repairTables(one.doc);
					one.does(deed ?? `type w${n};`, row, column);
					if (!deed) said.push(`w${n};`);
				}
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

	const spansOf = (browser: Browser): string[] =>
		tablesIn(initProseMirrorDoc(browser.fragment, schema).doc).flatMap(({ table }) =>
			table.children.map((row) =>
				row.children.map(({ attrs, textContent }) => `${textContent}:${attrs.colspan}`).join(' ')
			)
		);

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
		const deed = fc.record({
			who: fc.nat(3),
			deed: fc.option(fc.constantFrom(...deeds), { nil: undefined, freq: 3 }),
			row: fc.nat(5),
			column: fc.nat(5),
			hears: fc.option(fc.nat(3), { nil: undefined }),
			mends: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
				const all = browsers(4);
				for (const [n, { who, deed, row, column, hears, mends }] of deeds.entries()) {
					const one = all[who]!;
					if (hears !== undefined && hears !== who) one.hears(all[hears]!);
					if (mends || deed) repairTables(one.doc);
					one.does(deed ?? `type w${n};`, row, column);
				}
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
