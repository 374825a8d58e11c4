/** A text as an OpenDocument text: what LibreOffice, Word and the others open. */
import { archive } from '#base/office/package.ts';
import { escaped, tag, xmlHead } from '#base/office/xml.ts';
import {
	type Block,
	hrefOf,
	isTicked,
	isWords,
	levelOf,
	type Node,
	startOf,
	type Words,
	words
} from '../../text/tree.ts';
import { type Ends, endsOf } from '../about.ts';
import { fitted } from '../fit.ts';
import { gridOf, isHeader, type Place, titleRows } from '../grid.ts';
import { type Paper, type Remark, shownSize } from '../paper.ts';
import { inCentimetres, listStyles, mentionMark, mime, quoteSection, ticks, titleCell } from './names.ts';
import { codeStyleOf, manifestOf, metaOf, spacesUsed, style, stylesOf, usualLooks, version } from './parts.ts';

type Out = {
	paper: Paper;
	ends: Ends;
	/** The looks of words, by what they say: each is named once. */
	looks: Map<string, string>;
	media: Map<string, string>;
	languages: Set<string>;
	/** What may not stand in a list comes after it. */
	after: string[];
	count: number;
};

type Where = { line: string; isInList: boolean };

const outermost: Where = { line: 'Text_20_body', isInList: false };

const looks: Record<string, Record<string, string>> = {
	bold: { 'fo:font-weight': 'bold' },
	italic: { 'fo:font-style': 'italic' },
	underline: { 'style:text-underline-style': 'solid', 'style:text-underline-width': 'auto' },
	strike: { 'style:text-line-through-style': 'solid' }
};

function lookOf(out: Out, { marks }: Words): string | null {
	if ('code' in marks) return 'Source_20_Text';
	const name = Object.keys(looks)
		.filter((mark) => mark in marks)
		.join(' ');
	if (!name) return null;
	if (!out.looks.has(name)) out.looks.set(name, `T${out.looks.size + 1}`);
	return out.looks.get(name)!;
}

/** White space that readers would fold is written as elements. */
const letters = (text: string): string =>
	escaped(text)
		.replace(/^ | {2,}| $/g, (run) => tag('text:s', { 'text:c': run.length }))
		.replaceAll('\t', '<text:tab/>')
		.replaceAll('\n', '<text:line-break/>');

const noteName = (remark: Remark, place: number): string => `comment-${remark.id}-${place}`;

const begin = (remark: Remark): string =>
	remark.said
		.map(({ name, at, text }, place) =>
			tag(
				'office:annotation',
				{ 'office:name': noteName(remark, place), 'loext:resolved': String(remark.done) },
				tag('dc:creator', {}, escaped(name)),
				at ? tag('dc:date', {}, at.toISOString().replace('Z', '')) : '',
				...text.split('\n').map((line) => tag('text:p', {}, letters(line)))
			)
		)
		.join('');

const end = (remark: Remark): string =>
	remark.said.map((_, place) => tag('office:annotation-end', { 'office:name': noteName(remark, place) })).join('');

function said(out: Out, of: Words): string {
	const look = lookOf(out, of);
	const href = hrefOf(of);
	const text = look ? tag('text:span', { 'text:style-name': look }, letters(of.text)) : letters(of.text);
	const linked = href
		? tag('text:a', { 'xlink:type': 'simple', 'xlink:href': href, 'text:style-name': 'Internet_20_link' }, text)
		: text;
	const begins = (out.ends.begins.get(of) ?? []).map(begin);
	const ends = (out.ends.ends.get(of) ?? []).map(end);
	return [...begins, linked, ...ends].join('');
}

function mention(out: Out, { attrs }: Block): string {
	const name = { 'text:name': `${mentionMark}${out.count++}:${attrs.id}` };
	return `${tag('text:reference-mark-start', name)}${letters(`@${attrs.label}`)}${tag('text:reference-mark-end', name)}`;
}

const inline = (out: Out, nodes: Node[]): string =>
	nodes
		.map((node) => {
			if (isWords(node)) return said(out, node);
			return node.type === 'mention' ? mention(out, node) : '<text:line-break/>';
		})
		.join('');

const line = (look: string, ...content: string[]): string => tag('text:p', { 'text:style-name': look }, ...content);

function image(out: Out, { attrs }: Block): string {
	const src = String(attrs.src);
	const picture = out.paper.pictures.get(src);
	const alt = String(attrs.alt ?? '');
	if (!picture) return letters(alt ? `[${alt}]` : '');
	const ending = picture.type.slice('image/'.length);
	if (!out.media.has(src)) out.media.set(src, `Pictures/picture${out.media.size + 1}.${ending}`);
	const { width, height } = shownSize(picture, attrs.width ? Number(attrs.width) : null);
	return tag(
		'draw:frame',
		{
			'draw:style-name': 'PadPicture',
			'draw:name': `Picture ${out.count++}`,
			'text:anchor-type': 'as-char',
			'svg:width': inCentimetres(width),
			'svg:height': inCentimetres(height)
		},
		tag('draw:image', {
			'xlink:href': out.media.get(src),
			'xlink:type': 'simple',
			'xlink:show': 'embed',
			'xlink:actuate': 'onLoad'
		}),
		attrs.title ? tag('svg:title', {}, escaped(String(attrs.title))) : '',
		alt ? tag('svg:desc', {}, escaped(alt)) : ''
	);
}

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

const lookStyle = ([names, name]: [string, string]): string =>
	style({ name, kind: 'text', run: Object.assign({}, ...names.split(' ').map((mark) => looks[mark])) });

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
	const title = paper.title ? line('Title', letters(paper.title)) : '';
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
