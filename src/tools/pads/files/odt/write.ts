/** A text as an OpenDocument text: what LibreOffice, Word and the others open. */
import { archive } from '#base/office/package.ts';
import { tag, xmlHead } from '#base/office/xml.ts';
import { type Block, isTicked, isWords, levelOf, startOf, words } from '../../text/tree.ts';
import { endsOf } from '../about.ts';
import { fitted } from '../fit.ts';
import { gridOf, isHeader, type Place, titleRows } from '../grid.ts';
import type { Paper } from '../paper.ts';
import { image } from './frame.ts';
import { listStyles, mime, quoteSection, ticks, titleCell } from './names.ts';
import type { Out } from './out.ts';
import { codeStyleOf, manifestOf, metaOf, spacesUsed, stylesOf, usualLooks, version } from './parts.ts';
import { inline, letters, lookStyle, titled } from './spans.ts';

type Where = { line: string; isInList: boolean };

const outermost: Where = { line: 'Text_20_body', isInList: false };

const line = (look: string, ...content: string[]): string => tag('text:p', { 'text:style-name': look }, ...content);

/** A box to tick is a sign before the words: whoever prints the list can tick it by hand. */
const withTick = (item: Block): Block[] => {
	const [first, ...rest] = item.content as [Block, ...Block[]];
	const sign = words(`${ticks[`${isTicked(item)}`]} `);
	return [{ ...first, content: [sign, ...first.content] }, ...rest];
};

function list(out: Out, of: Block, where: Where): string {
	const inside = { line: 'List_20_Contents', isInList: true };
	const items = (of.content as Block[]).map((item, place) => {
		const start = of.type === 'orderedList' && place === 0 ? startOf(of) : null;
		const content = of.type === 'taskList' ? withTick(item) : (item.content as Block[]);
		return tag('text:list-item', { 'text:start-value': start }, blocks(out, content, inside));
	});
	const look = listStyles[of.type as keyof typeof listStyles];
	const made = tag('text:list', { 'text:style-name': look }, ...items);
	return where.isInList ? made : made + out.after.splice(0).join('');
}

function cell(out: Out, place: Place): string {
	if (!place.isTop || !place.isLeft) return '<table:covered-table-cell/>';
	const { rows, columns } = place;
	return tag(
		'table:table-cell',
		{
			'table:style-name': isHeader(place) ? titleCell : 'PadCell',
			'office:value-type': 'string',
			'table:number-columns-spanned': columns > 1 ? columns : null,
			'table:number-rows-spanned': rows > 1 ? rows : null
		},
		blocks(out, place.cell.content as Block[], { ...outermost, line: 'Standard' })
	);
}

/** A table may not stand in a list: it comes after it. */
function table(out: Out, of: Block, { isInList }: Where): string {
	const waiting = out.after;
	out.after = [];
	const grid = gridOf(of);
	const titles = titleRows(grid);
	const rows = grid.map((row) => tag('table:table-row', {}, ...row.map((place) => cell(out, place))));
	out.after = waiting;
	const made = tag(
		'table:table',
		{ 'table:name': `Table${out.count++}`, 'table:style-name': 'PadTable' },
		tag('table:table-column', { 'table:number-columns-repeated': grid[0]!.length }),
		titles > 0 ? tag('table:table-header-rows', {}, ...rows.slice(0, titles)) : '',
		...rows.slice(titles)
	);
	if (!isInList) return made;
	out.after.push(made);
	return '';
}

function code(out: Out, { content, attrs }: Block): string {
	const language = attrs.language ? String(attrs.language) : '';
	if (language) out.languages.add(language);
	return line(codeStyleOf(language), ...content.map((node) => (isWords(node) ? letters(node.text) : '')));
}

/** A section holds whatever a quote does; in a list, where none may stand, its lines look like a quote. */
function quote(out: Out, of: Block, { isInList }: Where): string {
	const content = blocks(out, of.content as Block[], { line: 'Quotations', isInList });
	if (isInList) return content;
	return tag('text:section', { 'text:style-name': quoteSection, 'text:name': `Quote ${out.count++}` }, content);
}

const writers: Record<string, (out: Out, of: Block, where: Where) => string> = {
	paragraph: (out, of, where) => line(where.line, inline(out, of.content)),
	heading(out, of) {
		const level = levelOf(of);
		const look = { 'text:style-name': `Heading_20_${level}`, 'text:outline-level': level };
		return tag('text:h', look, inline(out, of.content));
	},
	horizontalRule: () => line('Horizontal_20_Line'),
	image: (out, of) => line('Standard', image(out, of)),
	bulletList: list,
	orderedList: list,
	taskList: list,
	codeBlock: code,
	blockquote: quote,
	table
};

const blocks = (out: Out, nodes: Block[], where: Where): string =>
	nodes.map((node) => writers[node.type]!(out, node, where)).join('');

export function odtOf(paper: Paper): Uint8Array {
	const tree = fitted(paper.tree);
	const out: Out = {
		paper,
		ends: endsOf(tree, paper.remarks),
		looks: new Map(),
		media: new Map(),
		languages: new Set(),
		after: [],
		count: 1
	};
	const title = paper.title ? line('Title', titled(out, paper.title)) : '';
	const body = title + blocks(out, tree, outermost);
	const content = tag(
		'office:document-content',
		{ ...spacesUsed, ...version },
		tag('office:automatic-styles', {}, usualLooks, ...[...out.looks].map(lookStyle)),
		tag('office:body', {}, tag('office:text', {}, body))
	);
	const pictures = [...out.media].map(([src, path]) => ({ path, ...paper.pictures.get(src)! }));
	return archive(
		{
			// First and uncompressed: programs know the format by the 38th byte (OpenDocument 1.3, part 2, 3.3).
			mimetype: mime,
			'META-INF/manifest.xml': manifestOf(pictures),
			'content.xml': xmlHead + content,
			'styles.xml': stylesOf(paper.language, [...out.languages]),
			'meta.xml': metaOf(paper),
			...Object.fromEntries(pictures.map(({ path, bytes }) => [path, bytes]))
		},
		['mimetype']
	);
}
