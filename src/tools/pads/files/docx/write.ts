/** A text as a Word file (ECMA-376, transitional): what Word, LibreOffice and the others open. */
import { archive } from '#base/office/package.ts';
import { tag, xmlHead } from '#base/office/xml.ts';
import { type Block, isTicked, isWords, levelOf, startOf } from '../../text/tree.ts';
import { endsOf } from '../about.ts';
import { fitted } from '../fit.ts';
import { gridOf, isHeader, type Place, titleRows } from '../grid.ts';
import type { Paper } from '../paper.ts';
import { image } from './drawing.ts';
import { codeStyle, gapStyle, quoteName, spaces, step } from './names.ts';
import type { Out } from './out.ts';
import {
	commentParts,
	contentTypes,
	coreOf,
	type List,
	numberingOf,
	packageLinks,
	relationsOf,
	settings,
	stylesOf
} from './parts.ts';
import { control, inline, letters, run, titled, value } from './runs.ts';

/** Where a block stands: how far in, in which level of lists, and how its lines look. */
type Where = { left: number; level: number; style: string | null };

const outermost: Where = { left: 0, level: 0, style: null };
const deepestLevel = 8;

type Look = { style?: string | null; list?: string; left?: number; hanging?: number };

/** What Word asks for in this order (17.3.1.26). */
function line({ style, list = '', left, hanging }: Look, content: string): string {
	const indent = left === undefined ? '' : tag('w:ind', { 'w:left': left, 'w:hanging': hanging });
	const look = [style ? value('w:pStyle', style) : '', list, indent].join('');
	return tag('w:p', {}, look && tag('w:pPr', {}, look), content);
}

const indentIn = ({ left }: Where): number | undefined => (left > 0 ? left : undefined);

const boxes = { true: '☒', false: '☐' } as const;

function tickBox(item: Block): string {
	const ticked = isTicked(item);
	const state = (name: string, code: string) => tag(name, { 'w14:val': code, 'w14:font': 'MS Gothic' });
	const box = tag(
		'w14:checkbox',
		{},
		tag('w14:checked', { 'w14:val': Number(ticked) }),
		state('w14:checkedState', '2612'),
		state('w14:uncheckedState', '2610')
	);
	const fonts = tag('w:rFonts', { 'w:ascii': 'MS Gothic', 'w:eastAsia': 'MS Gothic', 'w:hAnsi': 'MS Gothic' });
	return control(box, run(fonts, letters(boxes[`${ticked}`]))) + run('', letters(' '));
}

function list(out: Out, of: Block, { left, level }: Where): string {
	const kind = of.type as List['kind'];
	const at = Math.min(level, deepestLevel);
	out.lists.push({ kind, level: at, start: kind === 'orderedList' ? startOf(of) : 1 });
	const number = tag('w:numPr', {}, value('w:ilvl', at), value('w:numId', out.lists.length));
	const inside = { left: left + step, level: level + 1, style: null };
	const usual = step * (at + 1) === inside.left;
	return (of.content as Block[])
		.map((item) => {
			const [first, ...rest] = item.content as [Block, ...Block[]];
			const sign = kind === 'taskList' ? tickBox(item) : '';
			const indent = usual ? {} : { left: inside.left, hanging: 283 };
			const head = line({ style: 'ListParagraph', list: number, ...indent }, sign + inline(out, first.content));
			return head + blocks(out, rest, inside);
		})
		.join('');
}

function cell(out: Out, place: Place): string {
	const { columns, rows, isTop } = place;
	const look = [
		columns > 1 ? value('w:gridSpan', columns) : '',
		rows > 1 ? tag('w:vMerge', { 'w:val': isTop ? 'restart' : null }) : '',
		isHeader(place) ? tag('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': 'EDEDED' }) : ''
	].join('');
	const mark = isHeader(place) ? value('w:cnfStyle', '100000000000') : '';
	const content = isTop ? blocks(out, place.cell.content as Block[], outermost) : line({}, '');
	return tag('w:tc', {}, tag('w:tcPr', {}, mark, look), content);
}

function table(out: Out, of: Block, { left }: Where): string {
	const grid = gridOf(of);
	const titles = titleRows(grid);
	const width = Math.floor((9638 - left) / grid[0]!.length);
	const rows = grid.map((row, at) => {
		const cells = row.filter(({ isLeft }) => isLeft).map((place) => cell(out, place));
		return tag('w:tr', {}, at < titles ? '<w:trPr><w:tblHeader/></w:trPr>' : '', ...cells);
	});
	const look = tag(
		'w:tblPr',
		{},
		value('w:tblStyle', 'TableGrid'),
		tag('w:tblW', { 'w:w': 0, 'w:type': 'auto' }),
		left > 0 ? tag('w:tblInd', { 'w:w': left, 'w:type': 'dxa' }) : ''
	);
	const columns = tag('w:tblGrid', {}, ...grid[0]!.map(() => tag('w:gridCol', { 'w:w': width })));
	return tag('w:tbl', {}, look, columns, ...rows) + line({ style: gapStyle, left: left || undefined }, '');
}

function code(out: Out, { content, attrs }: Block, where: Where): string {
	const language = attrs.language ? String(attrs.language) : '';
	if (language) out.languages.add(language);
	const text = content.map((node) => (isWords(node) ? node.text : '\n')).join('');
	const style = language ? `${codeStyle}-${language.replace(/[^\w-]/g, '_')}` : codeStyle;
	return line({ style, left: indentIn(where) }, text && run('', letters(text)));
}

function quote(out: Out, of: Block, { left }: Where): string {
	const inside = { left: left + step, level: 0, style: 'Quote' };
	const id = out.nextId++;
	const start = tag('w:bookmarkStart', { 'w:id': id, 'w:name': quoteName(id, left) });
	return start + blocks(out, of.content as Block[], inside) + tag('w:bookmarkEnd', { 'w:id': id });
}

const quoteLeft = ({ left, style }: Where): number | undefined =>
	style === 'Quote' && left === step ? undefined : indentIn({ left, level: 0, style });

const writers: Record<string, (out: Out, of: Block, where: Where) => string> = {
	paragraph: (out, of, where) => line({ style: where.style, left: quoteLeft(where) }, inline(out, of.content)),
	heading: (out, of, where) => line({ style: `Heading${levelOf(of)}`, left: indentIn(where) }, inline(out, of.content)),
	horizontalRule: (_out, _of, where) => line({ style: 'HorizontalLine', left: indentIn(where) }, ''),
	image: (out, of, where) => line({ left: indentIn(where) }, image(out, of)),
	bulletList: list,
	orderedList: list,
	taskList: list,
	codeBlock: code,
	blockquote: quote,
	table
};

const blocks = (out: Out, nodes: Block[], where: Where): string =>
	nodes.map((node) => writers[node.type]!(out, node, where)).join('');

const used = ['w', 'r', 'wp', 'a', 'pic', 'w14', 'w15', 'mc'] as const;
export const spacesUsed = {
	...Object.fromEntries(used.map((prefix) => [`xmlns:${prefix}`, spaces[prefix]])),
	'mc:Ignorable': 'w14 w15'
};

const page =
	'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>';

export function docxOf(paper: Paper): Uint8Array {
	const tree = fitted(paper.tree);
	const out: Out = {
		paper,
		ends: endsOf(tree, paper.remarks),
		links: new Map(),
		media: new Map(),
		lists: [],
		languages: new Set(),
		remarks: [],
		nextRemark: 0,
		nextId: 1
	};
	const title = paper.title ? line({ style: 'Title' }, titled(out, paper.title)) : '';
	const body = title + blocks(out, tree, outermost);
	const document = xmlHead + tag('w:document', spacesUsed, tag('w:body', {}, body, page));
	const media = [...out.media].map(([src, id]) => {
		const { bytes, type } = paper.pictures.get(src)!;
		return { id, path: `media/${id}.${type.slice('image/'.length)}`, bytes };
	});
	return archive({
		'[Content_Types].xml': contentTypes(out.remarks.length > 0),
		'_rels/.rels': packageLinks,
		'docProps/core.xml': coreOf(paper),
		'word/document.xml': document,
		'word/styles.xml': stylesOf(paper.language, [...out.languages]),
		'word/numbering.xml': numberingOf(out.lists),
		'word/settings.xml': settings,
		'word/_rels/document.xml.rels': relationsOf(out.links, media, out.remarks.length > 0),
		...commentParts(out.remarks),
		...Object.fromEntries(media.map(({ path, bytes }) => [`word/${path}`, bytes]))
	});
}
