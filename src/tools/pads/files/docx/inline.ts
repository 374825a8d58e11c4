/** What stands in a line: words, pictures, notes, mentions, boxes to tick. */
import { at, deep, isElement, textIn, within, type XmlElement, type XmlNode } from '#base/office/read-xml.ts';
import { block, isWords, type Marks, type Node, words } from '../../text/tree.ts';
import { imageOf } from '../image.ts';
import { remarkMark } from '../paper.ts';
import { field, hrefIn, isHidden, marksOf, withAll } from './marks.ts';
import { emu, mentionTag } from './names.ts';
import { chosen, type Seen, transparent } from './seen.ts';
import { isOn, numberOf, valOf } from './styles.ts';

function picture(drawing: XmlElement, seen: Seen): Node[] {
	const about = [...deep(drawing, 'wp:docPr')][0]?.attrs ?? {};
	const blip = [...deep(drawing, 'a:blip')][0]?.attrs['r:embed'];
	const old = [...deep(drawing, 'v:imagedata')][0]?.attrs['r:id'];
	const shown = numberOf([...deep(drawing, 'wp:extent')][0]?.attrs.cx);
	const path = seen.links.get(blip ?? old ?? '');
	const found = path ? seen.shelf.take(path) : null;
	const alt = about.descr ?? '';
	if (!found) return alt ? [words(`[${alt}]`)] : [];
	return [imageOf(found, { alt, title: about.title ?? '', shown: shown === null ? null : shown / emu })];
}

/** Text boxes and the like hold lines of their own, which are read where they are anchored. */
const boxed = (drawing: XmlElement, seen: Seen): Node[] =>
	[...deep(drawing, 'w:txbxContent')].flatMap((box) => seen.blocksIn(box, seen));

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

export function aboutIt({ name, attrs }: XmlElement, line: Node[], seen: Seen): void {
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

export function inline(nodes: XmlNode[], seen: Seen): Node[] {
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
