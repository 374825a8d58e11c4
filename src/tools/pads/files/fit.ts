/** A tree as writers of files expect it, and readers leave it: arranged as the editor takes it, and one way of saying each thing. */
import { notInXml } from '#base/office/xml.ts';
import { withoutFormulas } from '../text/document.ts';
import { isLink } from '../text/link.ts';
import { arranged } from '../text/tidy.ts';
import {
	type Block,
	block,
	hrefOf,
	isTicked,
	isWords,
	languageOf,
	levelOf,
	type Marks,
	type Node,
	spanOf,
	startOf,
	type Words,
	words
} from '../text/tree.ts';
import { remarkMark, remarksOf } from './paper.ts';

const plainMarks = ['bold', 'italic', 'underline', 'strike'];

/** Code stands alone: the editor takes no other mark beside it. */
function fittedMarks(of: Words): Marks {
	const remarks = Object.fromEntries(remarksOf(of.marks).map((id) => [remarkMark(id), {}]));
	if ('code' in of.marks) return { code: {}, ...remarks };
	const href = hrefOf(of);
	return {
		...Object.fromEntries(plainMarks.filter((name) => name in of.marks).map((name) => [name, {}])),
		...(href !== null && isLink(href) ? { link: { href } } : {}),
		...remarks
	};
}

export const sameMarks = (one: Marks, other: Marks): boolean =>
	Object.keys(one).length === Object.keys(other).length &&
	Object.entries(one).every(([name, value]) => JSON.stringify(value) === JSON.stringify(other[name]));

const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(notInXml, '');
const short = (value: unknown, most: number): string => clean(String(value ?? '')).slice(0, most);

/** Words of the same marks are one; a line that ends within them is a break. */
function addWords(line: Node[], of: Words): void {
	const marks = fittedMarks(of);
	for (const [place, text] of clean(of.text).split('\n').entries()) {
		if (place > 0) line.push(block('hardBreak'));
		if (text === '') continue;
		const last = line.at(-1);
		if (last && isWords(last) && sameMarks(last.marks, marks)) line[line.length - 1] = words(last.text + text, marks);
		else line.push(words(text, marks));
	}
}

function lineOf(nodes: Node[]): Node[] {
	const line: Node[] = [];
	for (const node of nodes) {
		if (isWords(node)) addWords(line, node);
		else line.push(...fittedBlock(node));
	}
	return line;
}

const codeText = ({ content }: Block): Node[] => {
	const text = clean(content.map((node) => (isWords(node) ? node.text : '\n')).join(''));
	return text ? [words(text)] : [];
};

function image({ attrs }: Block): Block[] {
	const { src } = attrs;
	if (typeof src !== 'string' || src === '') return [];
	const [alt, title, width] = [short(attrs.alt, 2000), short(attrs.title, 2000), Math.round(Number(attrs.width))];
	const more = { ...(alt ? { alt } : {}), ...(title ? { title } : {}), ...(width > 0 ? { width } : {}) };
	return [block('image', [], { src, ...more })];
}

function mention({ attrs }: Block): Block[] {
	const label = short(attrs.label ?? attrs.id, 80);
	return label ? [block('mention', [], { id: short(attrs.id ?? label, 200), label })] : [];
}

const attrsOf: Record<string, (of: Block) => Record<string, unknown>> = {
	heading: (of) => ({ level: levelOf(of) }),
	orderedList: (of) => ({ start: startOf(of) }),
	taskItem: (of) => ({ checked: isTicked(of) }),
	codeBlock: (of) => (languageOf(of) ? { language: languageOf(of).slice(0, 40) } : {}),
	tableCell: (of) => ({ colspan: spanOf(of, 'colspan'), rowspan: spanOf(of, 'rowspan') }),
	tableHeader: (of) => ({ colspan: spanOf(of, 'colspan'), rowspan: spanOf(of, 'rowspan') })
};

function fittedBlock(of: Block): Block[] {
	if (of.type === 'image') return image(of);
	if (of.type === 'mention') return mention(of);
	const content = of.type === 'codeBlock' ? codeText(of) : lineOf(of.content);
	return [block(of.type, content, attrsOf[of.type]?.(of) ?? {})];
}

export const fitted = (tree: Node[]): Block[] => arranged(withoutFormulas(tree)).flatMap(fittedBlock);
