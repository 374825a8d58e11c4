/** What stands in a line: words, white space, pictures, notes, mentions, comments. */
import { at, deep, isElement, textIn, within, type XmlElement, type XmlNode } from '#base/office/read-xml.ts';
import { block, isWords, type Marks, type Node, words } from '../../text/tree.ts';
import { sameMarks } from '../fit.ts';
import { imageOf } from '../image.ts';
import { type Remark, remarkMark } from '../paper.ts';
import { inPixels, mentionMark } from './names.ts';
import { type Note, nothing, type Seen } from './seen.ts';
import { marksOf } from './styles.ts';

const mostNotes = 2000;

function lettersIn(text: string, seen: Seen): string {
	const folded = text.replace(/[ \t\r\n]+/g, ' ');
	const own = seen.spaced ? folded.replace(/^ /, '') : folded;
	if (own) seen.spaced = own.endsWith(' ');
	return own;
}

function say(text: string, marks: Marks, seen: Seen): Node[] {
	if (text === '') return [];
	seen.letters += text.length;
	if (seen.mention) {
		seen.mention.label += text;
		return [];
	}
	const about = Object.fromEntries([...seen.open].map((name) => [remarkMark(seen.notes.get(name)!.remark.id), {}]));
	return [words(text, { ...marks, ...about })];
}

function sign(text: string, marks: Marks, seen: Seen): Node[] {
	seen.spaced = false;
	return say(text, marks, seen);
}

export function frame(of: XmlElement, seen: Seen): Node[] {
	const box = at(of, 'draw:text-box');
	if (box) return seen.blocksIn(box, seen);
	const alt = textIn(at(of, 'svg:desc') ?? nothing).trim();
	const title = textIn(at(of, 'svg:title') ?? nothing).trim();
	const path = (at(of, 'draw:image')?.attrs['xlink:href'] ?? '').replace(/^\.\//, '');
	const found = seen.shelf.take(path);
	if (!found) return alt || title ? [words(`[${alt || title}]`)] : [];
	seen.letters++;
	return [imageOf(found, { alt, title, shown: inPixels(of.attrs['svg:width']) })];
}

const momentOf = (text: string): Date | null => {
	const at = new Date(/Z|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`);
	const year = at.getUTCFullYear();
	return year >= 1970 && year <= 2200 ? at : null;
};

function annotation(of: XmlElement, seen: Seen): void {
	if (seen.notes.size >= mostNotes) return;
	const name = of.attrs['office:name'] ?? `at-${seen.notes.size}`;
	const own = { ...seen, spaced: true, open: new Set<string>(), mention: null, notes: new Map<string, Note>() };
	const text = [...within(of, 'text:p'), ...[...deep(of, 'text:list')].flatMap((list) => [...deep(list, 'text:p')])]
		.map((line) =>
			inline(line.children, {}, { ...own, spaced: true })
				.map((node) => (isWords(node) ? node.text : '\n'))
				.join('')
		)
		.join('\n');
	const remark: Remark = {
		id: String(seen.notes.size),
		done: of.attrs['loext:resolved'] === 'true',
		said: [
			{
				name: textIn(at(of, 'dc:creator') ?? nothing).slice(0, 80),
				at: momentOf(textIn(at(of, 'dc:date') ?? nothing)),
				text: text.trim().slice(0, 10_000)
			}
		]
	};
	seen.notes.set(name, { remark, from: seen.letters, to: seen.letters });
	if (of.attrs['office:name']) seen.open.add(name);
}

function closeNote(name: string, seen: Seen): void {
	if (!seen.open.delete(name)) return;
	seen.notes.get(name)!.to = seen.letters;
}

function mentionStart(name: string, seen: Seen): void {
	const [, id] = /^mention:\d+:(.*)$/s.exec(name) ?? [];
	if (id !== undefined && name.startsWith(mentionMark)) seen.mention = { id, label: '' };
}

function mentionEnd(seen: Seen): Node[] {
	const { mention } = seen;
	seen.mention = null;
	return mention ? [block('mention', [], { id: mention.id, label: mention.label.replace(/^@/, '') })] : [];
}

const foot = (of: XmlElement, seen: Seen): Node[] => {
	const body = at(of, 'text:note-body');
	if (!body) return [];
	seen.feet.push(body);
	return sign(`[${seen.feet.length}]`, {}, seen);
};

const linkIn = ({ attrs }: XmlElement, marks: Marks): Marks => {
	const href = attrs['xlink:href'] ?? '';
	return href.startsWith('#') ? marks : { ...marks, link: { href } };
};

type Inline = (of: XmlElement, marks: Marks, seen: Seen) => Node[];

const inlines: Record<string, Inline> = {
	'text:s': ({ attrs }, marks, seen) =>
		sign(' '.repeat(Math.min(1000, Number(attrs['text:c'] ?? 1) || 1)), marks, seen),
	'text:tab': (_of, marks, seen) => sign('\t', marks, seen),
	'text:line-break'(_of, _marks, seen) {
		seen.spaced = false;
		seen.letters++;
		return [block('hardBreak')];
	},
	'text:span': (of, marks, seen) =>
		inline(of.children, { ...marks, ...marksOf(seen.styles, of.attrs['text:style-name']) }, seen),
	'text:a': (of, marks, seen) => inline(of.children, linkIn(of, marks), seen),
	'text:note': (of, _marks, seen) => foot(of, seen),
	'text:ruby': (of, marks, seen) => inline(at(of, 'text:ruby-base')?.children ?? [], marks, seen),
	'text:reference-mark-start'(of, _marks, seen) {
		mentionStart(of.attrs['text:name'] ?? '', seen);
		return [];
	},
	'text:reference-mark-end': (_of, _marks, seen) => mentionEnd(seen),
	'office:annotation'(of, _marks, seen) {
		annotation(of, seen);
		return [];
	},
	'office:annotation-end'(of, _marks, seen) {
		closeNote(of.attrs['office:name'] ?? '', seen);
		return [];
	},
	'draw:frame': (of, _marks, seen) => frame(of, seen)
};

const silent =
	/^(text:(tracked-changes|sequence-decls|variable-decls|user-field-decls|soft-page-break)|office:forms|script:|presentation:)/;

function inline(nodes: XmlNode[], marks: Marks, seen: Seen): Node[] {
	return nodes.flatMap((node): Node[] => {
		if (!isElement(node)) return say(lettersIn(node, seen), marks, seen);
		const known = inlines[node.name];
		if (known) return known(node, marks, seen);
		if (silent.test(node.name)) return [];
		// Shapes hold lines of their own.
		const lines = within(node).some(({ name }) => name === 'text:p');
		return lines ? seen.blocksIn(node, seen) : inline(node.children, marks, seen);
	});
}

/** Words that spaces written as elements had parted are one again. */
export function lineOf(of: XmlElement, marks: Marks, seen: Seen): Node[] {
	seen.spaced = true;
	const line: Node[] = [];
	for (const node of inline(of.children, marks, seen)) {
		const last = line.at(-1);
		if (last && isWords(last) && isWords(node) && sameMarks(last.marks, node.marks))
			line[line.length - 1] = words(last.text + node.text, last.marks);
		else line.push(node);
	}
	return line;
}
