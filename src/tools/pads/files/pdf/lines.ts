/** Runs of words gathered into lines, and lines into words again. */
import { block, type Marks, type Node, words } from '../../text/tree.ts';
import type { Run } from './page.ts';

export type Line = { runs: Run[]; page: number; y: number; left: number; right: number; size: number; text: string };

const isBlank = ({ text }: Run): boolean => text.trim() === '';

/** The size most of its letters have. */
function sizeOf(runs: Run[]): number {
	const letters = new Map<number, number>();
	for (const { size, text } of runs) letters.set(size, (letters.get(size) ?? 0) + text.trim().length);
	return [...letters].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** Words that touch are one; a gap of a fifth of a letter is a space. */
const isGap = (before: Run, after: Run): boolean => {
	const gap = after.x - (before.x + before.width);
	return gap > before.size * 0.15 && !/\s$/.test(before.text) && !/^\s/.test(after.text);
};

export const textIn = (runs: Run[]): string =>
	runs
		.map((run, at) => (at > 0 && isGap(runs[at - 1]!, run) ? ` ${run.text}` : run.text))
		.join('')
		.replace(/\s+/g, ' ')
		.trim();

const readsLeftwards = (text: string): boolean => /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(text);

function lineOf(runs: Run[], page: number): Line {
	const full = runs.filter((run) => !isBlank(run));
	const sorted = runs.some(({ text }) => readsLeftwards(text)) ? runs : runs.toSorted((one, other) => one.x - other.x);
	return {
		runs: sorted,
		page,
		y: Math.max(...full.map(({ y }) => y)),
		left: Math.min(...full.map(({ x }) => x)),
		right: Math.max(...full.map(({ x, width }) => x + width)),
		size: sizeOf(full),
		text: textIn(sorted)
	};
}

const isBeside = (line: Run[], run: Run): boolean => {
	const [first] = line;
	return !first || Math.abs(first.y - run.y) < Math.max(first.size, run.size) * 0.45;
};

/** In the order the file draws them: columns follow one another there. */
export function linesOf(runs: Run[], page: number): Line[] {
	const lines: Run[][] = [];
	for (const run of runs) {
		const last = lines.at(-1);
		if (last && isBeside(last, run)) last.push(run);
		else lines.push([run]);
	}
	return lines.filter((line) => !line.every(isBlank)).map((line) => lineOf(line, page));
}

export type Wish = { bold?: boolean; code?: boolean };

const marksOf = ({ bold, italic, mono, href }: Run, wish: Wish): Marks => ({
	...(bold && wish.bold !== false ? { bold: {} } : {}),
	...(italic ? { italic: {} } : {}),
	...(mono && wish.code !== false ? { code: {} } : {}),
	...(href ? { link: { href } } : {})
});

const isWide = (letter: string | undefined): boolean => /[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]/.test(letter ?? '');

/** Words known to be written in one, so that a hyphen at the end of a line is told from one within a word. */
export type Known = Set<string>;

export const knownWords = (texts: string[]): Known =>
	new Set(texts.flatMap((text) => text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []));

/** How the end of a line goes on with the next: the letters to leave out, and what stands between. */
function seam(before: string, after: string, known: Known): { cut: number; between: string } {
	const [, head] = /(\p{L}+)[-\u2010]$/u.exec(before) ?? [];
	const [tail] = /^\p{Ll}[\p{L}]*/u.exec(after) ?? [];
	if (before.endsWith('\u00ad')) return { cut: 1, between: '' };
	if (head && tail) {
		const [whole, hyphened] = [`${head}${tail}`.toLowerCase(), `${head}-${tail}`.toLowerCase()];
		return { cut: known.has(hyphened) && !known.has(whole) ? 0 : 1, between: '' };
	}
	return { cut: 0, between: isWide(before.at(-1)) && isWide(after[0]) ? '' : ' ' };
}

type Said = { text: string; marks: Marks };

const trimStart = (line: Said[]): Said[] => {
	const at = line.findIndex(({ text }) => text.trim() !== '');
	return line.slice(Math.max(0, at)).map((one, place) => (place === 0 ? { ...one, text: one.text.trimStart() } : one));
};

function saidIn(runs: Run[], wish: Wish): Said[] {
	const said: Said[] = [];
	for (const [at, run] of runs.entries()) {
		if (at > 0 && isGap(runs[at - 1]!, run)) said.push({ text: ' ', marks: said.at(-1)?.marks ?? {} });
		said.push({ text: run.text.replace(/[\s\u00a0]+/g, ' '), marks: marksOf(run, wish) });
	}
	return said;
}

/** A space between two words of one look is of that look; between two looks it is plain. */
function tidied(said: Said[]): Said[] {
	const out: Said[] = [];
	for (const one of said) {
		const last = out.at(-1);
		const text = last?.text.endsWith(' ') ? one.text.replace(/^ +/, '') : one.text;
		if (text === '') continue;
		const [, space = '', rest = ''] = /^( *)(.*)$/s.exec(text)!;
		const isSame = last && JSON.stringify(last.marks) === JSON.stringify(one.marks);
		if (isSame) last.text += text;
		else {
			if (last && space) out.push({ text: ' ', marks: {} });
			if (rest) out.push({ text: last ? rest : text, marks: one.marks });
		}
	}
	return out.map(({ text, marks }) => ({ text, marks: text.trim() === '' && !('link' in marks) ? {} : marks }));
}

/** Lines that follow one another as the words of one paragraph. */
export function wordsOf(lines: Line[], known: Known, wish: Wish = {}): Node[] {
	const said: Said[] = [];
	for (const line of lines) {
		const next = trimStart(saidIn(line.runs, wish));
		const last = said.at(-1);
		if (last) {
			last.text = last.text.trimEnd();
			const { cut, between } = seam(
				said
					.map(({ text }) => text)
					.join('')
					.slice(-80),
				next.map(({ text }) => text).join(''),
				known
			);
			if (cut > 0) last.text = last.text.slice(0, -cut);
			if (between) said.push({ text: between, marks: last.marks });
		}
		said.push(...next);
	}
	const all = tidied(said);
	const end = all.at(-1);
	if (end) end.text = end.text.trimEnd();
	return all.filter(({ text }) => text !== '').map(({ text, marks }) => words(text, marks));
}

export const isMono = (lines: Line[]): boolean =>
	lines.every(({ runs }) => runs.every((run) => run.mono || isBlank(run)));

/** Letters of code are of one width: how far in a line begins says how many spaces stand before it. */
export function codeOf(lines: Line[]): Node {
	const left = Math.min(...lines.map((line) => line.left));
	const text = lines.map((line) => {
		const [run] = line.runs.filter((one) => !isBlank(one));
		const letter = run && run.text.length > 0 ? run.width / run.text.length : 0;
		const spaces = letter > 0 ? Math.round((line.left - left) / letter) : 0;
		return ' '.repeat(Math.min(200, spaces)) + textIn(line.runs);
	});
	return block('codeBlock', [words(text.join('\n'))]);
}
