/** The text line by line as Etherpad hands it out: scripts read its `export/txt` so, with one tab for each level of a list. */
import type { Block } from '../text/tree.ts';
import { type FlatLine, flatLines } from './flat.ts';

function lineOf(line: FlatLine): string {
	const [first, ...rest] = line;
	const signs = new Map(first?.attributes ?? []);
	if (!first || !signs.has('lmkr')) return line.map(({ text }) => text).join('');
	const [, kind, level] = /^(\D+)(\d+)$/.exec(signs.get('list') ?? '') ?? [];
	const sign = kind === 'bullet' ? '* ' : kind === 'number' ? `${signs.get('start')}. ` : '';
	return '\t'.repeat(Number(level ?? 0)) + sign + rest.map(({ text }) => text).join('');
}

export const linesOfEtherpad = (tree: Block[]): string =>
	tree
		.flatMap(flatLines)
		.map((line) => `${lineOf(line)}\n`)
		.join('') || '\n';
