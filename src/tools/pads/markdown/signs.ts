/** What people write in Markdown beyond CommonMark: formulas between dollars, and the two tags our own files hold. */
import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

const dollar = 0x24;
const less = 0x3c;
/** Farther away no second sign is looked for: whoever opens many and closes none costs nothing. */
const mostLines = 60;
const longestFormula = 2000;

/** Where the next such sign stands that no backslash goes before; -1 where there is none. */
function closingAt(text: string, sign: string, from: number): number {
	const last = from + longestFormula;
	for (let at = text.indexOf(sign, from); at !== -1 && at <= last; at = text.indexOf(sign, at + 1))
		if (text[at - 1] !== '\\') return at;
	return -1;
}

/** Between single dollars as Pandoc reads them, so that prices stay prices. */
const isFormula = (inner: string, next: string | undefined): boolean =>
	inner !== '' && !/^\s|\s$/.test(inner) && !/^\d/.test(next ?? '');

function inlineFormula(state: StateInline, silent: boolean): boolean {
	const { src, pos, posMax } = state;
	if (src.charCodeAt(pos) !== dollar) return false;
	const sign = src.startsWith('$$', pos) ? '$$' : '$';
	const start = pos + sign.length;
	const end = closingAt(src, sign, start);
	if (end === -1 || end + sign.length > posMax) return false;
	const inner = src.slice(start, end);
	if (sign === '$' ? !isFormula(inner, src[end + 1]) : inner.trim() === '') return false;
	if (!silent) {
		const token = state.push('inlineMath', '', 0);
		token.content = inner.trim();
		token.markup = sign;
	}
	state.pos = end + sign.length;
	return true;
}

const lineAt = (state: StateBlock, line: number): string =>
	state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]);

/** Two dollars begin a line, two end one. */
function formulaBlock(state: StateBlock, first: number, end: number, silent: boolean): boolean {
	const opening = lineAt(state, first);
	if (!opening.startsWith('$$') || state.sCount[first]! - state.blkIndent >= 4) return false;
	const lines: string[] = [];
	for (let line = first; line < Math.min(end, first + mostLines); line++) {
		if (line > first && state.sCount[line]! < state.blkIndent) return false;
		const text = (line === first ? opening.slice(2) : lineAt(state, line)).trimEnd();
		if (text.endsWith('$$') && !text.endsWith('\\$$')) {
			const inner = [...lines, text.slice(0, -2)].join('\n').trim();
			return (
				inner !== '' && !inner.includes('$$') && inner.length <= longestFormula && keep(state, inner, line, silent)
			);
		}
		lines.push(text);
	}
	return false;
}

function keep(state: StateBlock, inner: string, line: number, silent: boolean): boolean {
	if (silent) return true;
	const token = state.push('blockMath', '', 0);
	token.content = inner;
	token.markup = '$$';
	state.line = line + 1;
	return true;
}

export function formulas(reader: MarkdownIt): void {
	reader.inline.ruler.after('escape', 'formula', inlineFormula);
	reader.block.ruler.before('fence', 'formula_block', formulaBlock, { alt: ['paragraph', 'blockquote', 'list'] });
}

/** A short line of a wide table is filled up: where most cells would be such, it is no table, or little text would grow to much. */
export function denseTables(reader: MarkdownIt): void {
	const { ruler } = reader.block;
	const table = ruler.__rules__.find(({ name }) => name === 'table')!.fn;
	ruler.at('table', (state, first, end, silent) => !isSparse(state, first, end) && table(state, first, end, silent), {
		alt: ['paragraph', 'reference']
	});
}

const mostRowsCounted = 500;

function isSparse(state: StateBlock, first: number, end: number): boolean {
	if (first + 2 > end || !/^[\s|:-]+$/.test(lineAt(state, first + 1))) return false;
	const columns = lineAt(state, first + 1).split('|').length;
	let last = first + 1;
	while (last + 1 < Math.min(end, first + mostRowsCounted) && !state.isEmpty(last + 1)) last++;
	return (last - first) * columns > state.eMarks[last]! - state.bMarks[first]! + columns;
}

const tag = /^<(?:(\/?)u|br ?\/?)>/i;

/** Markdown has no sign for underlined words, and none for a new line within a table. */
function plainTag(state: StateInline, silent: boolean): boolean {
	if (state.src.charCodeAt(state.pos) !== less) return false;
	const [found, slash] = tag.exec(state.src.slice(state.pos, state.pos + 6)) ?? [];
	if (!found) return false;
	if (!silent) {
		if (/^<b/i.test(found)) state.push('hardbreak', 'br', 0);
		// Pushed as if it stood alone: markdown-it takes those that open and close for pairs, and these may not be.
		else state.push(slash ? 'u_close' : 'u_open', 'u', 0).nesting = slash ? -1 : 1;
	}
	state.pos += found.length;
	return true;
}

export function plainTags(reader: MarkdownIt): void {
	reader.inline.ruler.before('autolink', 'plain_tag', plainTag);
}
