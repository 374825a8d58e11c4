/** A Word file as a tree. Whatever made it: Word, LibreOffice, Google, ourselves. */
import { openPackage } from '#base/office/package.ts';
import { at, deep, isElement, readXml, textIn, within, type XmlElement, type XmlNode } from '#base/office/read-xml.ts';
import { Unreadable } from '#base/office/unreadable.ts';
import { type Block, block, isWords, type Marks, type Node, words } from '../../text/tree.ts';
import { fitted } from '../fit.ts';
import { gathered, type Line, type ListLine, withoutTitle } from '../gather.ts';
import { PictureShelf, packageLimits } from '../incoming.ts';
import { type Read, remarkMark, wishedWidth } from '../paper.ts';
import { pictureSize } from '../size.ts';
import { readComments, type Threads } from './comments.ts';
import { emu, mentionTag, prefixes, quoteMark } from './names.ts';
import {
	chainOf,
	isCodeFont,
	isOn,
	kindOf,
	type Level,
	leftIn,
	numberOf,
	readNumbering,
	readStyles,
	type Style,
	valOf
} from './styles.ts';

type Field = { says: string; isShown: boolean };

type Seen = {
	styles: Map<string, Style>;
	numbering: Map<string, Map<number, Level>>;
	links: Map<string, string>;
	shelf: PictureShelf;
	threads: Threads;
	/** Comments that are open where the reading is. */
	about: Set<string>;
	placed: Set<string>;
	fields: Field[];
	notes: Map<string, XmlElement>;
	noted: string[];
	counts: Map<string, number>;
};

/** Wrappers that say how their content came here, not what it is. */
const transparent = /^w:(ins|moveTo|smartTag|customXml|dir|bdo|fldSimple|sdtContent)$/;

const hrefIn = (field: string): string | null => /^\s*HYPERLINK\s+"([^"]{1,2000})"/.exec(field)?.[1] ?? null;

function marksOf(look: XmlElement | undefined, seen: Seen): Marks {
	const chain = chainOf(seen.styles, valOf(at(look, 'w:rStyle')));
	const looks = [look, ...chain.map(({ run }) => run)];
	const says = (name: string): boolean => isOn(looks.map((one) => at(one, name)).find((one) => one));
	const isCode =
		chain.some(({ name }) => /^(html code|verbatim char|source text|code|inline code|html typewriter)$/.test(name)) ||
		isCodeFont(look);
	const marks: Marks = {};
	if (says('w:b')) marks.bold = {};
	if (says('w:i')) marks.italic = {};
	if (isOn(at(look, 'w:u'))) marks.underline = {};
	if (says('w:strike') || says('w:dstrike')) marks.strike = {};
	if (isCode) marks.code = {};
	return marks;
}

const linkNow = ({ fields }: Seen): string | null =>
	fields.reduce<string | null>((found, { says, isShown }) => (isShown ? (hrefIn(says) ?? found) : found), null);

const isHidden = ({ fields }: Seen): boolean => fields.some(({ isShown }) => !isShown);

function withAll(marks: Marks, seen: Seen): Marks {
	const href = linkNow(seen);
	const about = Object.fromEntries([...seen.about].map((id) => [remarkMark(id), {}]));
	return { ...marks, ...(href ? { link: { href } } : {}), ...about };
}

function field(mark: XmlElement, { fields }: Seen): void {
	const type = mark.attrs['w:fldCharType'];
	if (type === 'begin') fields.push({ says: '', isShown: false });
	else if (type === 'separate') fields.at(-1)!.isShown = fields.length > 0;
	else if (type === 'end') fields.pop();
}

function picture(drawing: XmlElement, seen: Seen): Node[] {
	const about = [...deep(drawing, 'wp:docPr')][0]?.attrs ?? {};
	const blip = [...deep(drawing, 'a:blip')][0]?.attrs['r:embed'];
	const old = [...deep(drawing, 'v:imagedata')][0]?.attrs['r:id'];
	const shown = numberOf([...deep(drawing, 'wp:extent')][0]?.attrs.cx);
	const path = seen.links.get(blip ?? old ?? '');
	const found = path ? seen.shelf.take(path) : null;
	const alt = about.descr ?? '';
	if (!found) return alt ? [words(`[${alt}]`)] : [];
	const width = shown === null ? null : wishedWidth(shown / emu, pictureSize(found.bytes));
	return [
		block('image', [], {
			src: found.src,
			...(alt ? { alt } : {}),
			...(about.title ? { title: about.title } : {}),
			...(width && pictureSize(found.bytes) ? { width } : {})
		})
	];
}

/** Text boxes and the like hold lines of their own, which are read where they are anchored. */
const boxed = (drawing: XmlElement, seen: Seen): Node[] =>
	[...deep(drawing, 'w:txbxContent')].flatMap((box) => blocksIn(box, seen));

function note(mark: XmlElement, kind: string, seen: Seen): Node[] {
	const key = `${kind} ${mark.attrs['w:id']}`;
	if (!seen.notes.has(key)) return [];
	seen.noted.push(key);
	return [words(`[${seen.noted.length}]`)];
}

const symbols: Record<string, string> = {
	'w:tab': '\t',
	'w:cr': '\n',
	'w:noBreakHyphen': '\u2011',
	'w:softHyphen': '\u00ad'
};

const textOf = (element: XmlElement): string => {
	const text = textIn(element);
	return element.attrs['xml:space'] === 'preserve' ? text : text.trim();
};

function runPart(part: XmlElement, marks: Marks, seen: Seen): Node[] {
	const { name } = part;
	if (name === 'w:fldChar') field(part, seen);
	else if (name === 'w:instrText' && seen.fields.length > 0) seen.fields.at(-1)!.says += textIn(part);
	if (isHidden(seen)) return [];
	if (name === 'w:t') return [words(textOf(part), withAll(marks, seen))];
	if (name in symbols) return [words(symbols[name]!, withAll(marks, seen))];
	if (name === 'w:br') return /^(page|column)$/.test(part.attrs['w:type'] ?? '') ? [] : [block('hardBreak')];
	if (name === 'w:footnoteReference') return note(part, 'footnote', seen);
	if (name === 'w:endnoteReference') return note(part, 'endnote', seen);
	if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object')
		return [...picture(part, seen), ...boxed(part, seen)];
	if (name === 'mc:AlternateContent') return chosen(part).flatMap((inner) => runPart(inner, marks, seen));
	return [];
}

/** The same thing said for newer and for older programs: one of them is read. */
const chosen = (alternate: XmlElement): XmlElement[] =>
	within(at(alternate, 'mc:Choice')).length > 0
		? within(at(alternate, 'mc:Choice'))
		: within(at(alternate, 'mc:Fallback'));

function runIn(run: XmlElement, seen: Seen): Node[] {
	const look = at(run, 'w:rPr');
	if (isOn(at(look, 'w:vanish'))) return [];
	const marks = marksOf(look, seen);
	return within(run).flatMap((part) => runPart(part, marks, seen));
}

const linked = (nodes: Node[], href: string | null): Node[] =>
	nodes.map((node) => (isWords(node) && href ? words(node.text, { ...node.marks, link: { href } }) : node));

const boxIn = (control: XmlElement): XmlElement | undefined => at(control, 'w:sdtPr', 'w14:checkbox');
const tagIn = (control: XmlElement): string => valOf(at(control, 'w:sdtPr', 'w:tag')) ?? '';

function control(of: XmlElement, seen: Seen): Node[] {
	const box = boxIn(of);
	if (box) return [block('tick', [], { checked: /^(1|true)$/.test(at(box, 'w14:checked')?.attrs['w14:val'] ?? '') })];
	const content = inline(at(of, 'w:sdtContent')?.children ?? [], seen);
	const said = tagIn(of);
	if (!said.startsWith(mentionTag)) return content;
	const label = content.map((node) => (isWords(node) ? node.text : '')).join('');
	return [block('mention', [], { id: said.slice(mentionTag.length), label: label.replace(/^@/, '') })];
}

function aboutIt({ name, attrs }: XmlElement, line: Node[], seen: Seen): void {
	const thread = seen.threads.of.get(attrs['w:id'] ?? '');
	if (!thread) return;
	if (name === 'w:commentRangeStart') seen.about.add(thread);
	else seen.about.delete(thread);
	if (name !== 'w:commentReference') seen.placed.add(thread);
	else if (!seen.placed.has(thread)) {
		const last = line.findLast(isWords);
		if (last) last.marks[remarkMark(thread)] = {};
	}
}

function inline(nodes: XmlNode[], seen: Seen): Node[] {
	const line: Node[] = [];
	for (const node of nodes) {
		if (!isElement(node)) continue;
		const { name, attrs } = node;
		const reference = name === 'w:r' ? at(node, 'w:commentReference') : undefined;
		if (reference) aboutIt(reference, line, seen);
		if (name === 'w:r') line.push(...runIn(node, seen));
		else if (name === 'w:hyperlink')
			line.push(...linked(inline(node.children, seen), seen.links.get(attrs['r:id'] ?? '') ?? null));
		else if (name === 'w:fldSimple') line.push(...linked(inline(node.children, seen), hrefIn(attrs['w:instr'] ?? '')));
		else if (name === 'w:sdt') line.push(...control(node, seen));
		else if (name.startsWith('w:commentRange')) aboutIt(node, line, seen);
		else if (transparent.test(name)) line.push(...inline(node.children, seen));
		else if (name === 'mc:AlternateContent') line.push(...inline(chosen(node), seen));
		else if (name === 'm:oMath' || name === 'm:oMathPara')
			line.push(words([...deep(node, 'm:t')].map(textIn).join(''), withAll({}, seen)));
	}
	return line;
}

function listOf(look: XmlElement | undefined, chain: Style[], left: number | null, seen: Seen): ListLine | null {
	const own = at(look, 'w:numPr');
	const numbers = [own, ...chain.map(({ line }) => at(line, 'w:numPr'))];
	const name = numbers.map((one) => valOf(at(one, 'w:numId'))).find((one) => one !== null);
	if (!name || name === '0') return null;
	const level = numberOf(numbers.map((one) => valOf(at(one, 'w:ilvl'))).find((one) => one !== null)) ?? 0;
	const known = seen.numbering.get(name)?.get(level);
	if (!known) return null;
	return { name, level, kind: known.kind, start: known.start, left: left ?? (known.left || 720 * (level + 1)) };
}

const hasRule = (look: XmlElement | undefined): boolean =>
	['w:bottom', 'w:top'].some((side) => isOn(at(look, 'w:pBdr', side)));

/** A box to tick at the head of a line makes it an item to tick; one space parts it from its words. */
function ticked(content: Node[]): { checked: boolean; content: Node[] } | null {
	const [box, ...rest] = content;
	if (!box || isWords(box) || box.type !== 'tick') return null;
	const [first, ...others] = rest;
	const spaced = first && isWords(first) ? [words(first.text.replace(/^ /, ''), first.marks), ...others] : rest;
	return { checked: box.attrs.checked === true, content: spaced };
}

const withoutBoxes = (content: Node[]): Node[] =>
	content.map((node) => (!isWords(node) && node.type === 'tick' ? words(node.attrs.checked ? '☒' : '☐') : node));

function paragraph(of: XmlElement, seen: Seen, quoted: boolean): Line[] {
	const look = at(of, 'w:pPr');
	const chain = chainOf(seen.styles, valOf(at(look, 'w:pStyle')));
	const kind = kindOf(chain, look);
	const raw = inline(of.children, seen);
	const task = ticked(raw);
	const content = withoutBoxes(task?.content ?? raw);
	const left = leftIn(look);
	const standing = left ?? leftIn(chain.find(({ line }) => leftIn(line) !== null)?.line) ?? 0;
	const list = kind.is === 'heading' ? null : listOf(look, chain, left, seen);
	const isEmpty = content.length === 0;
	const plain = { left: standing, list: null, look: null } as const;
	if (task) {
		const open = list ?? { name: 'ticks', level: 0, start: 1, left: standing + 1 };
		return [
			{ ...plain, block: block('paragraph', content), checked: task.checked, list: { ...open, kind: 'taskList' } }
		];
	}
	if (list) return [{ ...plain, block: block('paragraph', content), list }];
	if (isEmpty && (kind.is === 'gap' || isGap(of))) return [];
	if (isEmpty && (kind.is === 'rule' || hasRule(look) || isRule(of)))
		return [{ ...plain, block: block('horizontalRule') }];
	if (kind.is === 'title') return [{ ...plain, block: block('heading', content, { level: 1, title: true }) }];
	if (kind.is === 'heading') return [{ ...plain, block: block('heading', content, { level: kind.level }) }];
	if (kind.is === 'code') return [{ ...plain, block: block('codeBlock', content, { language: kind.language }) }];
	const joins = kind.is === 'mono' ? 'mono' : kind.is === 'quote' && !quoted ? 'quote' : null;
	return [{ ...plain, block: block('paragraph', content), look: joins }];
}

/** The end of a section may stand in a line of its own. */
const isGap = (of: XmlElement): boolean => at(of, 'w:pPr', 'w:sectPr') !== undefined;
const isRule = (of: XmlElement): boolean => [...deep(of, 'v:rect')].some(({ attrs }) => attrs['o:hr'] === 't');

type Cell = { of: Block; down: string | null; column: number; columns: number };

function cellOf(of: XmlElement, column: number, isTitle: boolean, seen: Seen): Cell {
	const look = at(of, 'w:tcPr');
	const columns = Math.max(1, numberOf(valOf(at(look, 'w:gridSpan'))) ?? 1);
	const merged = at(look, 'w:vMerge');
	const type =
		isTitle || (isOn(at(look, 'w:cnfStyle')) && /^1/.test(valOf(at(look, 'w:cnfStyle')) ?? ''))
			? 'tableHeader'
			: 'tableCell';
	const made = block(type, [], { colspan: columns, rowspan: 1 });
	const down = merged ? (valOf(merged) ?? 'continue') : null;
	if (down !== 'continue') made.content = blocksIn(of, seen);
	return { of: made, down, column, columns };
}

function tableOf(of: XmlElement, seen: Seen): Block {
	/** The cell that reaches down in each column. */
	const open = new Map<number, Block>();
	const rows = [...rowsIn(of)].map((row) => {
		const isTitle = isOn(at(row, 'w:trPr', 'w:tblHeader'));
		let column = 0;
		const cells: Block[] = [];
		for (const inner of cellsIn(row)) {
			const cell = cellOf(inner, column, isTitle, seen);
			const above = open.get(column);
			if (cell.down === 'continue' && above) above.attrs.rowspan = Number(above.attrs.rowspan) + 1;
			else {
				cells.push(cell.of);
				if (cell.down) open.set(column, cell.of);
				else open.delete(column);
			}
			column += cell.columns;
		}
		return block('tableRow', cells);
	});
	return block('table', rows);
}

function* rowsIn(of: XmlElement): Generator<XmlElement> {
	for (const inner of within(of)) {
		if (inner.name === 'w:tr') yield inner;
		else if (inner.name === 'w:sdt') yield* rowsIn(at(inner, 'w:sdtContent') ?? inner);
		else if (transparent.test(inner.name)) yield* rowsIn(inner);
	}
}

function* cellsIn(of: XmlElement): Generator<XmlElement> {
	for (const inner of within(of)) {
		if (inner.name === 'w:tc') yield inner;
		else if (inner.name === 'w:sdt') yield* cellsIn(at(inner, 'w:sdtContent') ?? inner);
		else if (transparent.test(inner.name)) yield* cellsIn(inner);
	}
}

/** The bookmark of a quote that begins here: between blocks, or within the first of its lines, where Word puts it. */
function quoteAt(of: XmlElement, known: Set<string>): { id: string; left: number } | null {
	const marks = of.name === 'w:bookmarkStart' ? [of] : of.name === 'w:p' ? within(of, 'w:bookmarkStart') : [];
	for (const { attrs } of marks) {
		const [, left] = quoteMark.exec(attrs['w:name'] ?? '') ?? [];
		if (left !== undefined && !known.has(attrs['w:id'] ?? '')) return { id: attrs['w:id'] ?? '', left: Number(left) };
	}
	return null;
}

const endsQuote = (of: XmlElement, id: string): boolean =>
	[of, ...within(of)].some(({ name, attrs }) => name === 'w:bookmarkEnd' && attrs['w:id'] === id);

type Place = { seen: Seen; quoted: boolean; known: Set<string> };

function linesAmong(nodes: XmlElement[], place: Place): Line[] {
	const lines: Line[] = [];
	for (let at = 0; at < nodes.length; at++) {
		const found = quoteAt(nodes[at]!, place.known);
		const end = found ? nodes.findIndex((one, other) => other >= at && endsQuote(one, found.id)) : -1;
		if (found && end !== -1) {
			const known = new Set([...place.known, found.id]);
			const inside = linesAmong(nodes.slice(at, end + 1), { ...place, quoted: true, known });
			const content = gathered(inside, place.seen.counts);
			lines.push({ block: block('blockquote', content), left: found.left, list: null, look: null });
			at = end;
		} else lines.push(...linesOf(nodes[at]!, place));
	}
	return lines;
}

function linesOf(of: XmlElement, place: Place): Line[] {
	const { name } = of;
	const { seen, quoted } = place;
	if (name === 'w:p') return paragraph(of, seen, quoted);
	if (name === 'w:tbl') {
		const left = numberOf(at(of, 'w:tblPr', 'w:tblInd')?.attrs['w:w']) ?? 0;
		return [{ block: tableOf(of, seen), left, list: null, look: null }];
	}
	if (name === 'w:sdt') return linesAmong(within(at(of, 'w:sdtContent')), place);
	if (name === 'mc:AlternateContent') return linesAmong(chosen(of), place);
	if (name.startsWith('w:commentRange')) aboutIt(of, [], seen);
	return transparent.test(name) ? linesAmong(within(of), place) : [];
}

const linesIn = (of: XmlElement, seen: Seen): Line[] =>
	linesAmong(within(of), { seen, quoted: false, known: new Set() });

const blocksIn = (of: XmlElement, seen: Seen): Block[] => gathered(linesIn(of, seen), seen.counts);

/** Notes of the foot of pages stand at the end, in the order they are named. */
function notesAtEnd(seen: Seen): Block[] {
	const items: Block[] = [];
	// A note may name others.
	for (let place = 0; place < seen.noted.length && place < 5000; place++)
		items.push(block('listItem', blocksIn(seen.notes.get(seen.noted[place]!)!, seen)));
	return items.length > 0 ? [block('horizontalRule'), block('orderedList', items, { start: 1 })] : [];
}

/** `../media/a.png` seen from `word/`. */
function pathFrom(folder: string, target: string): string {
	const steps: string[] = [];
	for (const part of (target.startsWith('/') ? target : `${folder}/${target}`).split('/')) {
		if (part === '..') steps.pop();
		else if (part && part !== '.') steps.push(part);
	}
	return steps.join('/');
}

const isWanted = (path: string): boolean => /\.(xml|rels)$|\/media\//.test(path) && !/^customXml\//.test(path);

export function readDocx(bytes: Uint8Array): Read {
	const files = openPackage(bytes, packageLimits, isWanted);
	const part = (path: string): XmlElement | undefined => {
		const found = files.get(path);
		return found && readXml(found, prefixes);
	};
	const relations = (path: string): XmlElement[] => within(part(path));
	const kind = ({ attrs }: XmlElement): string => (attrs.Type ?? '').split('/').at(-1)!;
	const main = relations('_rels/.rels').find((one) => kind(one) === 'officeDocument')?.attrs.Target;
	const path = pathFrom('', main ?? 'word/document.xml');
	const folder = path.split('/').slice(0, -1).join('/');
	const beside = relations(`${folder}/_rels/${path.split('/').at(-1)}.rels`);
	const named = (wanted: string): XmlElement | undefined => {
		const found = beside.find((one) => kind(one) === wanted);
		return found && part(pathFrom(folder, found.attrs.Target ?? ''));
	};
	const body = at(part(path), 'w:body');
	if (!body) throw new Unreadable('broken');
	const linkOf = ({ attrs }: XmlElement): string =>
		attrs.TargetMode === 'External' ? (attrs.Target ?? '') : pathFrom(folder, attrs.Target ?? '');
	const threads = readComments(named('comments'), named('commentsExtended'));
	const notes = (name: string): [string, XmlElement][] =>
		within(named(`${name}s`), `w:${name}`).map((one) => [`${name} ${one.attrs['w:id']}`, one]);
	const seen: Seen = {
		styles: readStyles(named('styles')),
		numbering: readNumbering(named('numbering')),
		links: new Map(beside.map((one) => [one.attrs.Id ?? '', linkOf(one)])),
		shelf: new PictureShelf(files),
		threads,
		about: new Set(),
		placed: new Set(),
		fields: [],
		notes: new Map([...notes('footnote'), ...notes('endnote')]),
		noted: [],
		counts: new Map()
	};
	const tree = [...blocksIn(body, seen), ...notesAtEnd(seen)];
	const { title, tree: rest } = withoutTitle(tree, ({ attrs }) => attrs.title === true);
	const told = textIn(at(part('docProps/core.xml'), 'dc:title') ?? { name: '', attrs: {}, children: [] }).trim();
	return { title: title ?? (told || null), tree: fitted(rest), pictures: seen.shelf.taken, remarks: threads.remarks };
}
