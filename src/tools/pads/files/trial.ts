/** Texts of every shape, for tests. */
import fc from 'fast-check';
import { type Block, block, isWords, type Marks, type Node, words } from '../text/tree.ts';
import { fitted } from './fit.ts';
import { type Drawn, type Paper, type Read, type Remark, remarkMark } from './paper.ts';

/** A picture of one pixel whose header says another size, and which is like no other. */
export function pictureOf(seed: number, width = 40 + seed, height = 30): Drawn {
	const bytes = new Uint8Array(64);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, 0x89504e47);
	view.setUint32(4, 0x0d0a1a0a);
	view.setUint32(16, width);
	view.setUint32(20, height);
	view.setUint32(40, seed);
	return { bytes, type: 'image/png', width, height };
}

export const shelf = new Map([1, 2, 3].map((seed) => [`/pads/x/pictures/${seed}.png`, pictureOf(seed * 300)]));

const letters = fc.string({
	unit: fc.constantFrom(...'ab &<>"\'\t*_é中😀]'.match(/./gu)!, '  ', '\u00a0'),
	minLength: 1,
	maxLength: 8
});

const marks: fc.Arbitrary<Marks> = fc.oneof(
	{ weight: 4, arbitrary: fc.constant({}) },
	{ weight: 1, arbitrary: fc.constant({ code: {} }) },
	{
		weight: 3,
		arbitrary: fc
			.tuple(
				fc.subarray(['bold', 'italic', 'underline', 'strike'], { minLength: 1 }),
				fc.constant(''),
				fc.constantFrom('', 'https://example.org/?a=1&b=2', 'mailto:ana@example.org')
			)
			.map(([names, level, href]) => ({
				...Object.fromEntries([...names, level].filter(Boolean).map((name) => [name, {}])),
				...(href ? { link: { href } } : {})
			}))
	}
);

const inlines: fc.Arbitrary<Node[]> = fc.array(
	fc.oneof(
		{ weight: 6, arbitrary: fc.tuple(letters, marks).map(([text, its]) => words(text, its)) },
		{ weight: 1, arbitrary: fc.constant(block('hardBreak')) },
		{
			weight: 1,
			arbitrary: fc
				.constantFrom('Ana', 'Bo & Co')
				.map((label) => block('mention', [], { id: `m-${label.length}`, label }))
		}
	),
	{ maxLength: 5 }
);

export type Shapes = {
	/** Tables, quotes of many kinds within items of lists. */
	rich: boolean;
};

const paragraph = inlines.map((line) => block('paragraph', line));

const leaf: fc.Arbitrary<Block> = fc.oneof(
	{ weight: 5, arbitrary: paragraph },
	{
		weight: 2,
		arbitrary: fc
			.tuple(inlines, fc.integer({ min: 1, max: 6 }))
			.map(([line, level]) => block('heading', line, { level }))
	},
	{ weight: 1, arbitrary: fc.constant(block('horizontalRule')) },
	{
		weight: 1,
		arbitrary: fc
			.tuple(letters, fc.constantFrom('', 'js', 'c++'), fc.boolean())
			.map(([text, language, two]) => block('codeBlock', [words(two ? `${text}\n\t${text}` : text)], { language }))
	},
	{
		weight: 1,
		arbitrary: fc
			.record({
				src: fc.constantFrom(...shelf.keys()),
				alt: fc.constantFrom('', 'A "boat" & sea', 'two\nlines'),
				title: fc.constantFrom('', 'Title'),
				width: fc.constantFrom(undefined, 100, 333)
			})
			.map((attrs) => block('image', [], attrs))
	}
);

const listOf = (inner: fc.Arbitrary<Block[]>): fc.Arbitrary<Block> =>
	fc
		.tuple(
			fc.constantFrom('bulletList', 'orderedList', 'taskList'),
			fc.integer({ min: 0, max: 30 }),
			fc.array(fc.tuple(inlines, fc.boolean(), inner), { minLength: 1, maxLength: 3 })
		)
		.map(([type, start, items]) =>
			block(
				type,
				items.map(([line, checked, rest]) =>
					block(type === 'taskList' ? 'taskItem' : 'listItem', [block('paragraph', line), ...rest], { checked })
				),
				{ start }
			)
		);

const few = (of: fc.Arbitrary<Block>, least = 0): fc.Arbitrary<Block[]> =>
	fc.array(of, { minLength: least, maxLength: 3 });

/** A table whose cells span, laid out so that none overlaps another. */
const tableOf = (inner: fc.Arbitrary<Block[]>): fc.Arbitrary<Block> =>
	fc
		.tuple(
			fc.integer({ min: 1, max: 3 }),
			fc.integer({ min: 1, max: 3 }),
			fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }), fc.boolean(), inner), {
				minLength: 9,
				maxLength: 9
			})
		)
		.map(([rows, columns, wishes]) => {
			const taken = Array.from({ length: rows }, () => Array.from({ length: columns }, () => false));
			const cells = taken.map((row, at) => {
				const made: Block[] = [];
				for (let column = 0; column < columns; column++) {
					if (row[column]) continue;
					const [across, down, isHeader, content] = wishes[at * 3 + column]!;
					let colspan = 1;
					while (colspan < across && column + colspan < columns && !row[column + colspan]) colspan++;
					const rowspan = Math.min(down, rows - at);
					for (let y = 0; y < rowspan; y++) for (let x = 0; x < colspan; x++) taken[at + y]![column + x] = true;
					made.push(block(isHeader ? 'tableHeader' : 'tableCell', content, { colspan, rowspan }));
				}
				return block('tableRow', made);
			});
			return block('table', cells);
		})
		// A row that only holds cells from above says nothing by itself.
		.filter(({ content }) => content.every((row) => !isWords(row) && row.content.length > 0));

const build = (depth: number, { rich }: Shapes, isInItem: boolean): fc.Arbitrary<Block> => {
	if (depth === 0) return leaf;
	const deeper = (inItem: boolean) => few(build(depth - 1, { rich }, inItem), 1);
	const lists = listOf(few(build(depth - 1, { rich }, true)));
	const quote = deeper(false).map((content) => block('blockquote', content));
	const table = tableOf(deeper(false));
	const inside = isInItem && !rich ? [leaf, lists] : [leaf, lists, quote, table];
	return fc.oneof(...inside);
};

export const trees = (shapes: Shapes): fc.Arbitrary<Block[]> =>
	few(build(3, shapes, false), 1).map((tree) => fitted(tree));

/** Threads about some of the words. */
export const withRemarks = (tree: Block[]): { tree: Block[]; remarks: Remark[] } => {
	const remarks: Remark[] = [];
	const seen = (node: Node): Node => {
		if (!isWords(node)) return node.type === 'codeBlock' ? node : { ...node, content: node.content.map(seen) };
		if (remarks.length >= 3 || !/[ab]/.test(node.text)) return node;
		const id = String(remarks.length);
		const at = new Date(Date.UTC(2026, 10, 3, 10, remarks.length));
		const said = [
			{ name: 'Ana', at, text: 'Is it so?\nReally' },
			...(id === '1' ? [{ name: 'Bo', at, text: 'It is' }] : [])
		];
		remarks.push({ id, done: id === '2', said });
		return words(node.text, { ...node.marks, [remarkMark(id)]: {} });
	};
	return { tree: fitted(tree.map(seen)), remarks };
};

export const paperOf = (tree: Block[], more: Partial<Paper> = {}): Paper => ({
	title: 'Minutes',
	language: 'en',
	tree,
	pictures: shelf,
	remarks: [],
	...more
});

/** What was read, with its pictures by the names they had before. */
export function named({ tree, pictures }: Pick<Read, 'tree' | 'pictures'>): Block[] {
	const srcOf = (src: unknown): unknown => {
		const bytes = pictures.get(String(src));
		return [...shelf].find(([, known]) => bytes && Buffer.compare(known.bytes, bytes) === 0)?.[0] ?? src;
	};
	const renamed = (node: Node): Node => {
		if (isWords(node)) return node;
		const attrs = node.type === 'image' ? { ...node.attrs, src: srcOf(node.attrs.src) } : node.attrs;
		return { ...node, attrs, content: node.content.map(renamed) };
	};
	return tree.map((node) => renamed(node) as Block);
}
