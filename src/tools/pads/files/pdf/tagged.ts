/** Files that say what each part of a page is (ISO 32000-2, 14.8): word processors and browsers write them so. */
import { type Block, block, isWords, type Node, type Words, words } from '../../text/tree.ts';
import { wordsIn } from '../gather.ts';
import { codeOf, isMono, type Known, type Line, linesOf, wordsOf } from './lines.ts';
import { emptyList, itemOf, type Mark, markOf, unmarked } from './marks.ts';
import { isTag, type Page, type Placed, type Run, type Tag } from './page.ts';

type Content = { id: string };
type Seen = {
	page: Page;
	number: number;
	known: Known;
	runs: Map<string, Run[]>;
	pictures: Map<string, Placed[]>;
	/** Of all lines of the page: a paragraph whose last line reaches it may go on overleaf. */
	right: number;
};

const inLine = new Set(
	'Span NonStruct Private Strong Em Link Quote Code Reference Annot Sub Sup Ruby RB RT RP Warichu WT WP Lbl BibEntry Form'.split(
		' '
	)
);

const by = <Thing extends { part: string | null }>(things: Thing[]): Map<string, Thing[]> => {
	const map = new Map<string, Thing[]>();
	for (const thing of things) if (thing.part) map.set(thing.part, [...(map.get(thing.part) ?? []), thing]);
	return map;
};

function* partsOf(tag: Tag): Generator<string> {
	for (const child of tag.children) {
		if (isTag(child)) yield* partsOf(child);
		else yield child.id;
	}
}

const lettersIn = (runs: Run[]): number => runs.reduce((sum, { text }) => sum + text.trim().length, 0);

/** Whether what the file says of its parts covers what stands on its pages. */
export function areTagged(pages: Page[]): boolean {
	let [all, told] = [0, 0];
	for (const { runs, tags } of pages) {
		const parts = new Set(tags ? partsOf(tags) : []);
		const text = runs.filter(({ isBeside }) => !isBeside);
		all += lettersIn(text);
		told += lettersIn(text.filter(({ part }) => part !== null && parts.has(part)));
	}
	return all > 0 && told / all > 0.9;
}

/** Words in lines and what they hold, as far as the next block. */
type Gathered = { runs: Run[]; pictures: Placed[]; ticked: boolean | null };

/** What a part stands for beyond what its fonts show. */
const looks: Record<string, Partial<Run>> = { Strong: { bold: true }, Em: { italic: true }, Code: { mono: true } };

function gather(of: Tag | Content, seen: Seen, into: Gathered, look: Partial<Run> = {}): void {
	if (!isTag(of)) {
		into.runs.push(...(seen.runs.get(of.id) ?? []).map((run) => ({ ...run, ...look })));
		into.pictures.push(...(seen.pictures.get(of.id) ?? []));
		if (seen.page.ticked.has(of.id)) into.ticked = true;
		return;
	}
	if (of.role === 'Form') into.ticked ??= false;
	for (const child of of.children) gather(child, seen, into, { ...look, ...looks[of.role] });
}

const isInLine = (of: Tag | Content): boolean => !isTag(of) || (inLine.has(of.role) && of.children.every(isInLine));

const imageOf = ({ src, width, y }: Placed, alt: string | undefined): Block =>
	block('image', [], { src, alt: alt ?? '', top: y, ...(width > 0 ? { width: Math.round((width * 96) / 72) } : {}) });

const isFull = (line: Line | undefined, right: number): boolean =>
	line !== undefined && line.right > right - 4 * line.size;

type Wrap = { type: string; attrs?: Record<string, unknown>; bold?: boolean };

/** A stretch of lines: a paragraph, or whatever it stands in. */
function stretch(parts: (Tag | Content)[], seen: Seen, wrap: Wrap): Block[] {
	const gathered: Gathered = { runs: [], pictures: [], ticked: null };
	for (const part of parts) gather(part, seen, gathered);
	const images = gathered.pictures.map((one) => imageOf(one, undefined));
	const lines = linesOf(gathered.runs, seen.number);
	if (lines.length === 0) return images;
	if (wrap.type === 'paragraph' && isMono(lines)) return [codeOf(lines) as Block, ...images];
	const content = wordsOf(lines, seen.known, wrap.bold === undefined ? {} : { bold: wrap.bold });
	return [
		block(wrap.type, content, { ...wrap.attrs, goesOn: isFull(lines.at(-1), seen.right), top: lines[0]!.y }),
		...images
	];
}

/** Parts of lines in turns with blocks: the former become paragraphs. */
function mixed(of: Tag, seen: Seen, wrap: Wrap = { type: 'paragraph' }): Block[] {
	const blocks: Block[] = [];
	let line: (Tag | Content)[] = [];
	const end = () => {
		blocks.push(...stretch(line, seen, wrap));
		line = [];
	};
	for (const child of of.children) {
		if (isInLine(child)) {
			line.push(child);
			continue;
		}
		end();
		blocks.push(...blocksOf(child as Tag, seen));
	}
	end();
	return blocks;
}

const within = (of: Tag): Tag[] => of.children.filter(isTag);

/** The sign of an item stands in a part of its own, or at the head of its words, or is drawn. */
function markIn(item: Tag, content: Block[], seen: Seen): { mark: Mark; content: Block[] } | null {
	const sign: Gathered = { runs: [], pictures: [], ticked: null };
	for (const child of within(item)) if (child.role === 'Lbl') gather(child, seen, sign);
	const all: Gathered = { runs: [], pictures: [], ticked: null };
	for (const child of item.children) if (!isTag(child) || !/^(L|LBody)$/.test(child.role)) gather(child, seen, all);
	const [first, ...rest] = content;
	if (all.ticked !== null) return { mark: { kind: 'task', start: 1, checked: all.ticked, length: 0 }, content };
	const own = markOf(linesOf(sign.runs, 0)[0]?.text ?? '');
	if (own) return { mark: own, content };
	const hasLabel = within(item).some(({ role }) => role === 'Lbl');
	if (hasLabel) return { mark: { kind: 'bullet', start: 1, checked: false, length: 0 }, content };
	const found = first?.type === 'paragraph' ? markOf(wordsIn(first.content)) : null;
	if (!found) return null;
	return { mark: found, content: [block('paragraph', unmarked(first!.content, found), first!.attrs), ...rest] };
}

/** What stands in a list without a sign of its own goes on with the item before it. */
function listOf(of: Tag, seen: Seen): Block[] {
	const lists: Block[] = [];
	for (const child of within(of)) {
		const parts = child.role === 'LI' ? child.children.filter((one) => !isTag(one) || one.role !== 'Lbl') : [child];
		const content = mixed({ ...child, children: parts }, seen);
		const found = child.role === 'LI' ? markIn(child, content, seen) : null;
		const before = lists.at(-1);
		const list = before && /List$/.test(before.type) ? before : undefined;
		if (!found) {
			const item = list?.content.at(-1) as Block | undefined;
			if (item) item.content.push(...content);
			else if (child.role === 'LI' && content.length > 0)
				lists.push(block('bulletList', [block('listItem', content)], { isUnsigned: true }));
			else lists.push(...content);
			continue;
		}
		const wanted = emptyList(found.mark);
		if (list?.type === wanted.type) list.content.push(itemOf(found.mark, found.content));
		else lists.push({ ...wanted, content: [itemOf(found.mark, found.content)] });
	}
	return lists;
}

const rowsIn = (of: Tag): Tag[] =>
	within(of).flatMap((one) => (one.role === 'TR' ? [one] : /^T(Head|Body|Foot)$/.test(one.role) ? rowsIn(one) : []));

const cellOf = (of: Tag, seen: Seen): Block =>
	block(of.role === 'TH' ? 'tableHeader' : 'tableCell', mixed(of, seen).map(of.role === 'TH' ? unbold : same));

const same = (of: Block): Block => of;

function* wordsWithin(nodes: Node[]): Generator<Words> {
	for (const node of nodes) {
		if (isWords(node)) yield node;
		else yield* wordsWithin(node.content);
	}
}

const without = (mark: string, of: Block): Block => ({
	...of,
	content: of.content.map((node): Node => {
		if (!isWords(node)) return without(mark, node);
		const { [mark]: _taken, ...marks } = node.marks;
		return words(node.text, marks);
	})
});

/** Heads are bold by themselves. */
const unbold = (of: Block): Block => without('bold', of);

/** A quote that is slanted as a whole is so because it is a quote. */
const unslanted = (quote: Block[]): Block[] =>
	[...wordsWithin(quote)].every(({ marks }) => 'italic' in marks) ? quote.map((of) => without('italic', of)) : quote;

function tableOf(of: Tag, seen: Seen): Block[] {
	const captions = within(of).filter(({ role }) => role === 'Caption');
	const rows = rowsIn(of).map((row) =>
		block(
			'tableRow',
			within(row)
				.filter(({ role }) => /^T[HD]$/.test(role))
				.map((cell) => cellOf(cell, seen))
		)
	);
	return [...captions.flatMap((one) => mixed(one, seen)), ...(rows.length > 0 ? [block('table', rows)] : [])];
}

function figureOf(of: Tag, seen: Seen): Block[] {
	const gathered: Gathered = { runs: [], pictures: [], ticked: null };
	gather(of, seen, gathered);
	if (gathered.pictures.length > 0) return gathered.pictures.map((one) => imageOf(one, of.alt));
	const said = stretch([of], seen, { type: 'paragraph' });
	return said.length > 0 || !of.alt ? said : [block('paragraph', [words(`[${of.alt}]`)])];
}

const headingOf = (of: Tag, seen: Seen, level: number): Block[] =>
	mixed(of, seen, { type: 'heading', attrs: { level }, bold: false });

const takers: Record<string, (of: Tag, seen: Seen) => Block[]> = {
	L: listOf,
	Table: tableOf,
	Figure: figureOf,
	Formula: figureOf,
	Artifact: () => [],
	Title: (of, seen) => headingOf(of, seen, 1).map((one) => ({ ...one, attrs: { ...one.attrs, isTitle: true } })),
	H: (of, seen) => headingOf(of, seen, 1),
	BlockQuote: (of, seen) => {
		const content = unslanted(mixed(of, seen));
		return content.length > 0 ? [block('blockquote', content)] : [];
	},
	...Object.fromEntries(
		[1, 2, 3, 4, 5, 6].map((level) => [`H${level}`, (of: Tag, seen: Seen) => headingOf(of, seen, level)])
	)
};

const blocksOf = (of: Tag, seen: Seen): Block[] =>
	(Object.hasOwn(takers, of.role) ? takers[of.role]! : mixed)(of, seen);

function topOf(of: Block): number | null {
	if (typeof of.attrs.top === 'number') return of.attrs.top;
	for (const node of of.content) {
		const top = isWords(node) ? null : topOf(node);
		if (top !== null) return top;
	}
	return null;
}

/** Some word processors name the pictures of a page before its words: they are put back where they stand. */
function inPlace(blocks: Block[]): Block[] {
	const placed = [...blocks];
	for (const image of blocks.filter(({ type }) => type === 'image').reverse()) {
		const from = placed.indexOf(image);
		let to = from;
		while (to + 1 < placed.length && (topOf(placed[to + 1]!) ?? Number.POSITIVE_INFINITY) < topOf(image)!) to++;
		placed.splice(to, 0, ...placed.splice(from, 1));
	}
	return placed;
}

export function taggedBlocks(page: Page, number: number, known: Known): Block[] {
	const right = Math.max(0, ...page.runs.map(({ x, width }) => x + width));
	const seen = { page, number, known, runs: by(page.runs), pictures: by(page.pictures), right };
	return page.tags ? inPlace(blocksOf(page.tags, seen)) : [];
}
