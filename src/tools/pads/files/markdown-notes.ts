/**
 * Comments in a Markdown file: footnotes, which readers of Markdown show. Each begins with the words it is about, so that
 * it comes back on them.
 */
import { limits } from '../comments/thread.ts';
import { markdownOf } from '../text/markdown.ts';
import { type Block, isWords, type Node, type Words, words } from '../text/tree.ts';
import { noted, sign, signs, unsigned } from './notes.ts';
import { type Paper, type Remark, remarkMark, type Said } from './paper.ts';

const nameless = '—';
const resolved = '✓';
const reference = /\[\^comment-(\d{1,5})\]/g;

const indented = (lines: string[]): string => lines.join('\n    ');

function paragraphOf({ name, at, text }: Said): string {
	const moment = at ? `, ${at.toISOString().slice(0, 19).replace('T', ' ')} UTC` : '';
	const lines = text.split('\n').map((line) => (line.trim() === '' ? '\\' : line));
	return indented(`**${name.replace(/[*\n]/g, '') || nameless}**${moment}: ${lines.join('  \n')}`.split('\n'));
}

/** The words of a thread, a line for each block. */
const quoted = (nodes: Node[], mark: string): string[] => {
	const own = nodes.map((node) => (isWords(node) && mark in node.marks ? node.text : '')).join('');
	const inner = nodes.flatMap((node) => (isWords(node) ? [] : quoted(node.content, mark)));
	return own.trim() ? [own.replace(/\s+/g, ' ').trim(), ...inner] : inner;
};

function noteOf(tree: Block[], { id, done, said }: Remark, number: number): string {
	const about = quoted(tree, remarkMark(id)).map((line) => `> ${line}`);
	const parts = [...(about.length > 0 ? [indented(about)] : []), ...said.map(paragraphOf), ...(done ? [resolved] : [])];
	return `[^comment-${number}]: ${parts.join('\n\n    ')}`;
}

export function markdownWithNotes(paper: Paper): string {
	const { tree, notes } = noted(paper, sign);
	const numbers = new Map(notes.map(({ number, remark }) => [remark.id, number]));
	const text = paper.source?.replace(signs, (_all, id: string) => sign(numbers.get(id)!).text) ?? markdownOf(tree);
	if (notes.length === 0) return text;
	const said = notes.map(({ number, remark }) => noteOf(paper.tree, remark, number));
	return `${text.replace(signs, '[^comment-$1]').trimEnd()}\n\n${said.join('\n\n')}\n`;
}

type Noted = { about: string; remark: Remark };

function saidIn(paragraph: string): Said {
	const [, name = '', moment, text = paragraph] =
		/^\*\*([^*\n]+)\*\*(?:, (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) UTC)?: ?([\s\S]*)$/.exec(paragraph) ?? [];
	const at = moment ? new Date(`${moment.replace(' ', 'T')}Z`) : null;
	const lines = text.split('\n').map((line) => line.trimEnd().replace(/^\\$/, ''));
	return {
		name: name === nameless ? '' : name,
		at: at && !Number.isNaN(at.getTime()) ? at : null,
		text: lines.join('\n')
	};
}

function readNote(id: string, lines: string[]): Noted {
	const parts = lines
		.join('\n')
		.split(/\n\n+/)
		.filter((part) => part.trim());
	const about = parts[0]?.startsWith('>') ? parts.shift()!.replace(/^> ?/gm, '') : '';
	const done = parts.at(-1)?.trim() === resolved;
	return { about, remark: { id, done, said: parts.slice(0, done ? -1 : undefined).map(saidIn) } };
}

/** The notes of comments, and the text without them. */
function notesIn(text: string): { source: string; notes: Map<string, Noted> } {
	const kept: string[] = [];
	const found = new Map<string, string[]>();
	let open: string[] | undefined;
	for (const line of text.split('\n')) {
		const [, number, first = ''] = /^\[\^comment-(\d{1,5})\]: (.*)$/.exec(line) ?? [];
		if (number && found.size < limits.threads) {
			open = [first];
			found.set(number, open);
		} else if (open && (line.startsWith('    ') || line === '')) open.push(line.slice(4));
		else {
			open = undefined;
			kept.push(line);
		}
	}
	return { source: kept.join('\n'), notes: new Map([...found].map(([id, lines]) => [id, readNote(id, lines)])) };
}

/** Where these words begin that end there, however they are spaced; null where others stand there. */
function beginning(text: string, end: number, about: string): number | null {
	let at = end;
	for (const letter of [...about.replace(/\s+/g, '')].reverse().join('')) {
		while (at > 0 && /\s/.test(text[at - 1]!)) at--;
		if (text[at - 1] !== letter) return null;
		at--;
	}
	return at < end ? at : null;
}

type Range = { id: string; from: number; to: number };

function* wordsIn(nodes: Node[]): Generator<Words> {
	for (const node of nodes) {
		if (isWords(node)) yield node;
		else yield* wordsIn(node.content);
	}
}

/** What the first sign of each note is about: one file may name a note a million times. */
function rangesIn(tree: Block[], notes: Map<string, Noted>): Range[] {
	let text = '';
	const ranges: Range[] = [];
	const waiting = new Map(notes);
	for (const node of wordsIn(tree)) {
		let from = 0;
		for (const { 0: all, 1: id = '', index } of node.text.matchAll(signs)) {
			text += node.text.slice(from, index);
			from = index + all.length;
			const start = beginning(text, text.length, waiting.get(id)?.about ?? '');
			waiting.delete(id);
			if (start !== null) ranges.push({ id, from: start, to: text.length });
		}
		text += node.text.slice(from);
	}
	return ranges;
}

/** The signs give way to marks on the words they are about. */
function marked(tree: Block[], ranges: Range[]): Block[] {
	let at = 0;
	const piecesOf = ({ text, marks }: Words): Node[] => {
		const bare = unsigned(text);
		const [start, end] = [at, at + bare.length];
		at = end;
		const here = ranges.filter(({ from, to }) => from < end && to > start);
		const cuts = [start, end, ...here.flatMap(({ from, to }) => [from, to])]
			.filter((cut) => cut >= start && cut <= end)
			.toSorted((one, other) => one - other);
		return cuts.slice(1).flatMap((to, place) => {
			const from = cuts[place]!;
			if (from === to) return [];
			const about = here.filter((range) => range.from <= from && range.to >= to);
			const own = Object.fromEntries(about.map(({ id }) => [remarkMark(id), {}]));
			return [words(bare.slice(from - start, to - start), { ...marks, ...own })];
		});
	};
	const walk = (nodes: Node[]): Node[] =>
		nodes.flatMap((node) => (isWords(node) ? piecesOf(node) : [{ ...node, content: walk(node.content) }]));
	return walk(tree) as Block[];
}

/** @param treeFrom reads what is left. */
export function readNoted(text: string, treeFrom: (source: string) => Block[]): { tree: Block[]; remarks: Remark[] } {
	const { source, notes } = notesIn(text);
	if (notes.size === 0) return { tree: treeFrom(text), remarks: [] };
	const signed = unsigned(source).replace(reference, (all, id: string) =>
		notes.has(id) ? sign(Number(id)).text : all
	);
	const tree = treeFrom(signed);
	return { tree: marked(tree, rangesIn(tree, notes)), remarks: [...notes.values()].map(({ remark }) => remark) };
}
