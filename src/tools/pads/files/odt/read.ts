/** An OpenDocument text as a tree. */
import { openPackage } from '#base/office/package.ts';
import { at, deep, isElement, readXml, textIn, within, type XmlElement, type XmlNode } from '#base/office/read-xml.ts';
import { Unreadable } from '#base/office/unreadable.ts';
import { type Block, block, isWords, type Marks, type Node, words } from '../../text/tree.ts';
import { fitted, sameMarks } from '../fit.ts';
import { gathered, type Line, withoutTitle } from '../gather.ts';
import { PictureShelf, packageLimits } from '../incoming.ts';
import { type Read, type Remark, remarkMark, wishedWidth } from '../paper.ts';
import { pictureSize } from '../size.ts';
import { inPixels, listStyles, mentionMark, prefixes, quoteSection, tick, titleCell } from './names.ts';
import { chainOf, kindOf, lineMarks, marksOf, readStyles, type Styles } from './styles.ts';

type Note = { remark: Remark; from: number; to: number };

type Seen = {
	styles: Styles;
	shelf: PictureShelf;
	/** Whether the last letter read lets no space follow. */
	spaced: boolean;
	letters: number;
	notes: Map<string, Note>;
	open: Set<string>;
	feet: XmlElement[];
	mention: { id: string; label: string } | null;
	counts: Map<string, number>;
};

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

function frame(of: XmlElement, seen: Seen): Node[] {
	const box = at(of, 'draw:text-box');
	if (box) return blocksIn(box, seen);
	const alt = textIn(at(of, 'svg:desc') ?? nothing).trim();
	const title = textIn(at(of, 'svg:title') ?? nothing).trim();
	const path = (at(of, 'draw:image')?.attrs['xlink:href'] ?? '').replace(/^\.\//, '');
	const found = seen.shelf.take(path);
	if (!found) return alt || title ? [words(`[${alt || title}]`)] : [];
	const size = pictureSize(found.bytes);
	const shown = inPixels(of.attrs['svg:width']);
	const width = shown === null || !size ? null : wishedWidth(shown, size);
	seen.letters++;
	return [
		block('image', [], {
			src: found.src,
			...(alt ? { alt } : {}),
			...(title ? { title } : {}),
			...(width ? { width } : {})
		})
	];
}

const nothing: XmlElement = { name: '', attrs: {}, children: [] };

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
		return lines ? blocksIn(node, seen) : inline(node.children, marks, seen);
	});
}

/** Words that spaces written as elements had parted are one again. */
function lineOf(of: XmlElement, marks: Marks, seen: Seen): Node[] {
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

function paragraph(of: XmlElement, seen: Seen, quoted: boolean): Line {
	const name = of.attrs['text:style-name'];
	const kind = of.name === 'text:h' ? headingOf(of) : kindOf(seen.styles, name);
	const plain = { left: 0, list: null, look: null } as const;
	const isText = kind.is === 'paragraph' || kind.is === 'quote';
	const content = lineOf(of, isText ? lineMarks(seen.styles, name) : {}, seen);
	if (kind.is === 'title') return { ...plain, block: block('heading', content, { level: 1, title: true }) };
	if (kind.is === 'heading') return { ...plain, block: block('heading', content, { level: kind.level }) };
	if (kind.is === 'code') return { ...plain, block: block('codeBlock', content, { language: kind.language }) };
	if (content.length === 0 && (kind.is === 'rule' || hasRule(name, seen)))
		return { ...plain, block: block('horizontalRule') };
	const look = kind.is === 'mono' ? 'mono' : kind.is === 'quote' && !quoted ? 'quote' : null;
	return { ...plain, block: block('paragraph', content), look };
}

const headingOf = ({ attrs }: XmlElement) => ({
	is: 'heading' as const,
	level: Math.min(6, Math.max(1, Number(attrs['text:outline-level'] ?? 1) || 1))
});

const hasRule = (name: string | undefined, { styles }: Seen): boolean =>
	chainOf(styles, 'paragraph', name).some(({ line }) => (line['fo:border-bottom'] ?? 'none') !== 'none');

const startsWithTick = (item: Block): boolean => {
	const line = item.content[0];
	const first = line && !isWords(line) ? line.content[0] : undefined;
	return first !== undefined && isWords(first) && tick.test(first.text);
};

function taskOf(item: Block): Block {
	const [line, ...rest] = item.content as [Block, ...Block[]];
	const [first, ...others] = line.content;
	if (!first || !isWords(first)) return block('taskItem', item.content, { checked: false });
	const content = [words(first.text.replace(tick, ''), first.marks), ...others];
	return block('taskItem', [{ ...line, content }, ...rest], { checked: !first.text.startsWith('☐') });
}

function startOf(of: XmlElement, key: string, usual: number, seen: Seen): number {
	const { attrs } = of;
	const goesOn = attrs['text:continue-numbering'] === 'true' || attrs['text:continue-list'] !== undefined;
	const first = within(of, 'text:list-item')[0]?.attrs['text:start-value'];
	if (first !== undefined) return Number(first) || 0;
	return goesOn ? (seen.counts.get(key) ?? usual) : usual;
}

/** Writers put an item of a deeper level into an empty item: it belongs to the one before. */
const isOnlyLists = ({ content }: Block): boolean =>
	content.length > 0 && content.every((node) => !isWords(node) && /List$/.test(node.type));

function list(of: XmlElement, seen: Seen, level = 1, inherited = ''): Block[] {
	const name = of.attrs['text:style-name'] ?? inherited;
	const look = seen.styles.lists.get(name)?.get(level);
	const key = `${name} ${level}`;
	const start = startOf(of, key, look?.start ?? 1, seen);
	const items: Block[] = [];
	const before: Block[] = [];
	for (const inner of within(of)) {
		if (inner.name !== 'text:list-item' && inner.name !== 'text:list-header') continue;
		const item = block('listItem', blocksIn(inner, seen, { quoted: false, level: level + 1, list: name }));
		const above = items.at(-1);
		if (!isOnlyLists(item)) items.push(item);
		else if (above) above.content.push(...item.content);
		else before.push(...(item.content as Block[]));
	}
	seen.counts.set(key, start + items.length);
	if (items.length === 0) return before;
	const isTasks = name === listStyles.taskList || items.every(startsWithTick);
	if (isTasks) return [...before, block('taskList', items.map(taskOf))];
	return [...before, look?.isNumbered ? block('orderedList', items, { start }) : block('bulletList', items)];
}

function* rowsIn(of: XmlElement, isTitle = false): Generator<{ row: XmlElement; isTitle: boolean }> {
	for (const inner of within(of)) {
		if (inner.name === 'table:table-row') yield { row: inner, isTitle };
		else if (/^table:table-(header-rows|rows|row-group)$/.test(inner.name))
			yield* rowsIn(inner, isTitle || inner.name === 'table:table-header-rows');
	}
}

const mostRepeated = 100;
const spanOf = (text: string | undefined): number => Math.max(1, Math.trunc(Number(text)) || 1);

function cellOf(of: XmlElement, isTitle: boolean, seen: Seen): Block[] {
	const { attrs } = of;
	const type = isTitle || attrs['table:style-name'] === titleCell ? 'tableHeader' : 'tableCell';
	const cell = block(type, blocksIn(of, seen), {
		colspan: spanOf(attrs['table:number-columns-spanned']),
		rowspan: spanOf(attrs['table:number-rows-spanned'])
	});
	return Array.from({ length: Math.min(mostRepeated, spanOf(attrs['table:number-columns-repeated'])) }, () => cell);
}

const tableOf = (of: XmlElement, seen: Seen): Block =>
	block(
		'table',
		[...rowsIn(of)].map(({ row, isTitle }) =>
			block(
				'tableRow',
				within(row, 'table:table-cell').flatMap((cell) => cellOf(cell, isTitle, seen))
			)
		)
	);

type Within = { quoted: boolean; level: number; list: string };

const isQuote = ({ attrs }: XmlElement): boolean =>
	attrs['text:style-name'] === quoteSection || /^Quote \d+$/.test(attrs['text:name'] ?? '');

const alone = (of: Block): Line => ({ block: of, left: 0, list: null, look: null });

function linesIn(of: XmlElement, seen: Seen, here: Within): Line[] {
	return within(of).flatMap((inner): Line[] => {
		const { name } = inner;
		if (name === 'text:p' || name === 'text:h') return [paragraph(inner, seen, here.quoted)];
		if (name === 'text:list') return list(inner, seen, here.level, here.list).map(alone);
		if (name === 'table:table') return [alone(tableOf(inner, seen))];
		if (name === 'draw:frame') return frame(inner, seen).map((node) => alone(block('paragraph', [node])));
		if (name !== 'text:section') return [];
		if (!isQuote(inner)) return linesIn(inner, seen, here);
		return [alone(block('blockquote', blocksIn(inner, seen, { quoted: true, level: 1, list: '' })))];
	});
}

const blocksIn = (of: XmlElement, seen: Seen, here: Within = { quoted: false, level: 1, list: '' }): Block[] =>
	gathered(linesIn(of, seen, here), seen.counts);

function notesAtEnd(seen: Seen): Block[] {
	const items: Block[] = [];
	for (let place = 0; place < seen.feet.length && place < 5000; place++)
		items.push(block('listItem', blocksIn(seen.feet[place]!, seen)));
	return items.length > 0 ? [block('horizontalRule'), block('orderedList', items, { start: 1 })] : [];
}

/** Comments about the same words are one thread; a comment about a point is about the words before it. */
function threadsOf(tree: Block[], { notes }: Seen): { tree: Block[]; remarks: Remark[] } {
	const heads = new Map<string, Remark>();
	const kept = new Map<string, string>();
	for (const { remark, from, to } of notes.values()) {
		const key = `${from} ${to}`;
		const head = heads.get(key);
		if (head) head.said.push(...remark.said);
		else {
			kept.set(remark.id, String(heads.size));
			heads.set(key, { ...remark, id: String(heads.size) });
		}
	}
	const renamed = (node: Node): Node =>
		isWords(node) ? words(node.text, marksNamed(node.marks, kept)) : { ...node, content: node.content.map(renamed) };
	return { tree: notes.size > 0 ? (tree.map(renamed) as Block[]) : tree, remarks: [...heads.values()] };
}

const marksNamed = (marks: Marks, kept: Map<string, string>): Marks =>
	Object.fromEntries(
		Object.entries(marks).flatMap(([name, value]) => {
			if (!name.startsWith('remark:')) return [[name, value]];
			const id = kept.get(name.slice('remark:'.length));
			return id === undefined ? [] : [[remarkMark(id), value]];
		})
	);

const isWanted = (path: string): boolean =>
	/^(content|styles|meta)\.xml$|^Pictures\/|^META-INF\/manifest\.xml$/.test(path);

export function readOdt(bytes: Uint8Array): Read {
	const files = openPackage(bytes, packageLimits, isWanted);
	const part = (path: string): XmlElement | undefined => {
		const found = files.get(path);
		return found && readXml(found, prefixes);
	};
	const manifest = files.get('META-INF/manifest.xml');
	if (manifest && new TextDecoder().decode(manifest).includes('encryption-data')) throw new Unreadable('locked');
	const content = part('content.xml');
	const body = at(content, 'office:body', 'office:text');
	if (!body) throw new Unreadable('broken');
	const seen: Seen = {
		styles: readStyles(content, part('styles.xml')),
		shelf: new PictureShelf(files),
		spaced: true,
		letters: 0,
		notes: new Map(),
		open: new Set(),
		feet: [],
		mention: null,
		counts: new Map()
	};
	const blocks = blocksIn(body, seen);
	const { tree, remarks } = threadsOf([...blocks, ...notesAtEnd(seen)], seen);
	const { title, tree: rest } = withoutTitle(tree, ({ attrs }) => attrs.title === true);
	const told = textIn(at(part('meta.xml'), 'office:meta', 'dc:title') ?? nothing).trim();
	return { title: title ?? (told || null), tree: fitted(rest), pictures: seen.shelf.taken, remarks };
}
