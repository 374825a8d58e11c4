/** Files that say nothing of their parts: what stands where, and how large, tells paragraphs, headings, lists and tables. */
import { type Block, block } from '../../text/tree.ts';
import { codeOf, isMono, type Known, type Line, linesOf, textIn, wordsOf } from './lines.ts';
import { withoutMargins } from './margins.ts';
import { emptyList, itemOf, type Mark, markOf, unmarked } from './marks.ts';
import { goesOn } from './overleaf.ts';
import type { Page, Placed, Run } from './page.ts';

type Measures = { size: number; gap: number; right: Map<number, number>; levels: number[] };

const most = (counts: Map<number, number>): number =>
	[...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as [number, number])[0];

const half = (size: number): number => Math.round(size * 2) / 2;

/** The size and the distance of lines of running text, and the sizes above it: the largest is a heading of the first level. */
function measuresOf(lines: Line[]): Measures {
	const [sizes, gaps] = [new Map<number, number>(), new Map<number, number>()];
	const right = new Map<number, number>();
	for (const [at, line] of lines.entries()) {
		sizes.set(half(line.size), (sizes.get(half(line.size)) ?? 0) + line.text.length);
		right.set(line.page, Math.max(right.get(line.page) ?? 0, line.right));
		const above = lines[at - 1];
		const gap = above?.page === line.page ? line.y - above.y : 0;
		if (gap > 0 && gap < line.size * 3) gaps.set(Math.round(gap), (gaps.get(Math.round(gap)) ?? 0) + 1);
	}
	const size = most(sizes);
	const larger = [...sizes.keys()].filter((one) => one >= size * 1.12).sort((one, other) => other - one);
	return { size, gap: most(gaps) || size * 1.2, right, levels: larger.slice(0, 6) };
}

const levelOf = ({ size }: Line, { levels }: Measures): number | null => {
	const at = levels.indexOf(half(size));
	return at < 0 ? null : at + 1;
};

type Cell = Run[];

/** Words far apart in one line are cells beside each other. */
function cellsOf({ runs, size }: Line): Cell[] {
	const cells: Cell[] = [];
	let end = Number.NEGATIVE_INFINITY;
	for (const run of runs) {
		if (run.text.trim() === '') continue;
		if (run.x - end > size * 1.8) cells.push([run]);
		else cells.at(-1)!.push(run);
		end = run.x + run.width;
	}
	return cells;
}

const areAligned = (one: Cell[], other: Cell[]): boolean =>
	one.length === other.length && one.every((cell, at) => Math.abs(cell[0]!.x - other[at]![0]!.x) < cell[0]!.size);

/** How many lines from here on are rows of one table. */
function rowsFrom(lines: Line[], at: number): Cell[][] {
	const rows: Cell[][] = [];
	for (const line of lines.slice(at)) {
		const cells = cellsOf(line);
		if (cells.length < 2 || (rows[0] && !areAligned(rows[0], cells)) || markOf(textIn(cells[0]!))) break;
		rows.push(cells);
	}
	return rows.length > 1 ? rows : [];
}

type Piece = { lines: Line[]; mark: Mark | null; level: number | null; rows?: Cell[][]; picture?: Placed };

/** Whether a line goes on with the paragraph of the one above it. */
function continues(piece: Piece, line: Line, measures: Measures): boolean {
	const above = piece.lines.at(-1);
	if (!above || piece.rows || piece.picture || markOf(line.text)) return false;
	if (piece.level !== levelOf(line, measures) || Math.abs(above.size - line.size) > line.size * 0.15) return false;
	const isFull = above.right > (measures.right.get(above.page) ?? 0) - 6 * above.size;
	if (above.page !== line.page || line.y < above.y) return goesOn(above.text, isFull, line.text);
	const first = piece.lines[0]!;
	const isIndented = line.left > above.left + line.size && !piece.mark && piece.lines.length > 1;
	const isOutdented = piece.mark !== null && line.left < first.left + line.size * 0.3 && line.left < above.left - 1;
	const isFar = line.y - above.y > Math.max(measures.gap, line.size * 1.1) * 1.3;
	const isShort = above.right < (measures.right.get(above.page) ?? 0) * 0.6 && /[.!?:]$/.test(above.text);
	return !(isIndented || isOutdented || isFar || isShort);
}

function piecesOf(lines: Line[], pictures: Map<number, Placed[]>, measures: Measures): Piece[] {
	const pieces: Piece[] = [];
	const left = new Map([...pictures].map(([page, all]) => [page, all.toSorted((one, other) => one.y - other.y)]));
	const picturesBefore = (page: number, y: number) => {
		for (const [of, all] of left)
			while (all.length > 0 && (of < page || (of === page && all[0]!.y < y)))
				pieces.push({ lines: [], mark: null, level: null, picture: all.shift()! });
	};
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at]!;
		picturesBefore(line.page, line.y - line.size);
		const rows = rowsFrom(lines, at);
		if (rows.length > 0) {
			pieces.push({ lines: lines.slice(at, at + rows.length), mark: null, level: null, rows });
			at += rows.length - 1;
			continue;
		}
		const last = pieces.at(-1);
		if (last && continues(last, line, measures)) last.lines.push(line);
		else {
			const level = levelOf(line, measures);
			pieces.push({ lines: [line], mark: level === null ? markOf(line.text) : null, level });
		}
	}
	picturesBefore(Number.POSITIVE_INFINITY, 0);
	return pieces;
}

const tableOf = (rows: Cell[][], page: number, known: Known): Block =>
	block(
		'table',
		rows.map((cells) =>
			block(
				'tableRow',
				cells.map((cell) => block('tableCell', [block('paragraph', wordsOf(linesOf(cell, page), known))]))
			)
		)
	);

type Open = { left: number; kind: Mark['kind']; list: Block };

/** A list within a list stands further in. */
class Lists {
	private readonly root: Block[];
	private open: Open[] = [];

	constructor(root: Block[]) {
		this.root = root;
	}

	end(): void {
		this.open = [];
	}

	add(mark: Mark, left: number, size: number, content: Block[]): void {
		while (this.open.length > 0 && left < this.open.at(-1)!.left - size * 0.5) this.open.pop();
		const top = this.open.at(-1);
		const isDeeper = top !== undefined && left > top.left + size * 0.5;
		if (!top || isDeeper || top.kind !== mark.kind) {
			if (top && !isDeeper) this.open.pop();
			const list = emptyList(mark);
			const item = this.open.at(-1)?.list.content.at(-1) as Block | undefined;
			(item?.content ?? this.root).push(list);
			this.open.push({ left, kind: mark.kind, list });
		}
		this.open.at(-1)!.list.content.push(itemOf(mark, content));
	}
}

function blockOf({ lines, level, rows, picture }: Piece, known: Known): Block {
	if (picture) return block('image', [], { src: picture.src, width: Math.round((picture.width * 96) / 72) });
	if (rows) return tableOf(rows, lines[0]!.page, known);
	if (level !== null) return block('heading', wordsOf(lines, known, { bold: false }), { level });
	return isMono(lines) ? (codeOf(lines) as Block) : block('paragraph', wordsOf(lines, known));
}

export function plainBlocks(pages: Page[], known: Known): Block[] {
	const lines = withoutMargins(
		pages.map(({ runs, height }, at) => ({
			lines: linesOf(
				runs.filter(({ isBeside }) => !isBeside),
				at
			),
			height
		}))
	).flat();
	const pictures = new Map(pages.map((page, at) => [at, page.pictures]));
	const tree: Block[] = [];
	const lists = new Lists(tree);
	for (const piece of piecesOf(lines, pictures, measuresOf(lines))) {
		if (piece.mark) {
			const words = unmarked(wordsOf(piece.lines, known), piece.mark);
			lists.add(piece.mark, piece.lines[0]!.left, piece.lines[0]!.size, [block('paragraph', words)]);
			continue;
		}
		lists.end();
		tree.push(blockOf(piece, known));
	}
	return tree;
}
