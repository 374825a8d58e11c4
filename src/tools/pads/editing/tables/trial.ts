/** Browsers that change a table at once, as tests need them. */
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
export const commands = { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow };
export const joins = { joinCells, partCell };
export type Deed = keyof typeof commands | keyof typeof joins | `type ${string}`;

const start = '| a | b | c |\n| --- | --- | --- |\n| d | e | f |\n| g | h | i |\n';

/** One browser, as far as documents go: what ProseMirror changes is written to the shared document. */
export class Browser {
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

export function browsers(count: number, markdown = start): Browser[] {
	const first = new Y.Doc();
	addBlocks(first, treeFrom(markdown));
	const state = Y.encodeStateAsUpdate(first);
	return Array.from({ length: count }, (_, at) => new Browser(at + 1, state));
}

export const spansOf = (browser: Browser): string[] =>
	tablesIn(initProseMirrorDoc(browser.fragment, schema).doc).flatMap(({ table }) =>
		table.children.map((row) =>
			row.children.map(({ attrs, textContent }) => `${textContent}:${attrs.colspan}`).join(' ')
		)
	);

/** What up to four people do, in any order, each hearing of somebody now and then. */
export const anythingOf = (deeds: readonly Deed[]) =>
	fc.array(
		fc.record({
			who: fc.nat(3),
			deed: fc.option(fc.constantFrom(...deeds), { nil: undefined, freq: 3 }),
			row: fc.nat(5),
			column: fc.nat(5),
			hears: fc.option(fc.nat(3), { nil: undefined }),
			mends: fc.boolean()
		}),
		{ maxLength: 25 }
	);
type Done = ReturnType<typeof anythingOf> extends fc.Arbitrary<infer All> ? All : never;

/** @returns the words that were written. */
export function doAll(all: Browser[], done: Done): string[] {
	const said: string[] = [];
	for (const [n, { who, deed, row, column, hears, mends }] of done.entries()) {
		const one = all[who]!;
		if (hears !== undefined && hears !== who) one.hears(all[hears]!);
		// The editor mends before it adds or takes away.
		if (mends || deed) repairTables(one.doc);
		one.does(deed ?? `type w${n};`, row, column);
		if (!deed) said.push(`w${n};`);
	}
	return said;
}

/** Everybody mends whatever they see, and hears of the others, until nobody has anything to mend. */
export function settle(all: Browser[]): number {
	for (let round = 1; round < 20; round++) {
		for (const one of all) for (const other of all) if (one !== other) one.hears(other);
		const mended = all.map(({ doc }) => repairTables(doc));
		if (!mended.includes(true)) return round;
	}
	return Number.POSITIVE_INFINITY;
}
