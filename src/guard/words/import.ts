/** Lists of terms as people pass them on: one a line, a table, or JSON. Read a little at a time, and never too much. */
import { isRefusal, refusal } from '#base/refusal.ts';
import { readCsv } from '#base/spreadsheet/read-csv.ts';
import type { NewTerm } from './store.ts';
import { foldedTerm, isOnlyDisguise, limits, type TermDraft, termFields, termKinds } from './term.ts';

export const listTooLong = refusal('guard.list-too-long', 413);
export const listUnread = refusal('guard.list-unread', 422);

export type Format = 'lines' | 'csv' | 'json';

/** What became of the lines that are no term of this list now, and the first of them. */
export type Left = { disguised: number; short: number; wrong: number; examples: string[] };
export type Brought = { terms: NewTerm[]; left: Left };

const tooManyTerms = { field: 'text', code: 'too-many', limit: limits.termsPerList };

const linesInOneGo = 1_000;
const mostExamples = 5;
/** Empty lines and remarks count too: five million lines are refused at the first too many. */
const mostLines = limits.termsPerList * 2;

export const formatOf = (text: string): Format => {
	const start = text
		.slice(0, 2_000)
		.replace(/^\uFEFF/, '')
		.trimStart();
	if (start.startsWith('[') || start.startsWith('{')) return 'json';
	return /^"?text"?[,;\t]/i.test(start) ? 'csv' : 'lines';
};

/** Lists of addresses hold parts of paths (`/free-films/`): only what has signs of a pattern between its slashes is one. */
export const isPatternLine = (line: string): boolean => /^\/.*[\\^$|?*+()[\]{}].*\/$/.test(line);

/** Some lists say the language of each word first: `fr<tab>casino`. */
const withoutLanguage = (line: string): string => line.replace(/^[a-z]{2,3}(?:-[A-Z]{2})?\t+/, '');

function* linesOf(text: string, kind: TermDraft['kind']): Generator<TermDraft | null> {
	for (let from = 0; from < text.length; ) {
		const found = text.indexOf('\n', from);
		const end = found === -1 ? text.length : found;
		// Cut before it is looked at: a line may be as long as the whole file.
		const line = text
			.slice(from, Math.min(end, from + limits.letters * 4))
			.replace(/^\uFEFF/, '')
			.trim();
		from = end + 1;
		if (line === '' || line.startsWith('#')) yield null;
		else if (isPatternLine(line)) yield { text: line.slice(1, -1), kind: 'pattern', points: null, field: null };
		else yield { text: withoutLanguage(line), kind, points: null, field: null };
	}
}

const oneOf = <Value extends string>(known: readonly Value[], value: unknown): Value | null =>
	known.includes(value as Value) ? (value as Value) : null;

const pointsOf = (value: unknown): number | null => {
	const points = Number(String(value ?? '').replace(',', '.'));
	return points > 0 && points <= limits.points ? points : null;
};

type Loose = { text?: unknown; kind?: unknown; points?: unknown; field?: unknown };

const draftOf = ({ text, kind, points, field }: Loose, usual: TermDraft['kind']): TermDraft | null =>
	typeof text === 'string' && text.trim() !== ''
		? {
				text: text.trim(),
				kind: oneOf(termKinds, kind) ?? usual,
				points: pointsOf(points),
				field: oneOf(termFields, field)
			}
		: null;

/** What a spreadsheet program must not take for a formula was written with an apostrophe in front. */
const withoutGuard = (cell: string | undefined) => cell?.replace(/^'(?=[=+\-@])/, '');

function* rowsOf(text: string, usual: TermDraft['kind']): Generator<TermDraft | null> {
	const { rows } = readCsv(text, { rows: limits.termsPerList + 1, columns: 40, letters: 2_000 });
	const titles = (rows[0] ?? []).map((title) => title.trim().toLowerCase());
	const at = (row: string[], title: string) => withoutGuard(row[titles.indexOf(title)]);
	for (const row of rows.slice(1)) {
		const [written, kind, points, field] = ['text', 'kind', 'points', 'field'].map((title) => at(row, title));
		yield draftOf({ text: written, kind, points, field }, usual);
	}
}

function parsed(text: string): unknown[] {
	try {
		const value = JSON.parse(text.replace(/^\uFEFF/, ''));
		const terms = Array.isArray(value) ? value : value.terms;
		if (Array.isArray(terms)) return terms;
	} catch {
		// Said below in words.
	}
	throw listUnread({ fields: [{ field: 'text', code: 'malformed' }] });
}

function* entriesOf(text: string, usual: TermDraft['kind']): Generator<TermDraft | null> {
	for (const entry of parsed(text)) {
		if (typeof entry === 'string') yield draftOf({ text: entry }, usual);
		else yield entry && typeof entry === 'object' ? draftOf(entry as Loose, usual) : null;
	}
}

const readers = { lines: linesOf, csv: rowsOf, json: entriesOf };

function leave(left: Left, why: 'disguised' | 'short' | 'wrong', { text }: TermDraft): void {
	left[why]++;
	if (left.examples.length < mostExamples) left.examples.push(text.slice(0, 60));
}

function take(draft: TermDraft, { terms, left }: Brought): void {
	if (isOnlyDisguise(draft)) {
		leave(left, 'disguised', draft);
		return;
	}
	try {
		terms.push({ ...draft, folded: foldedTerm(draft) });
	} catch (problem) {
		if (!isRefusal(problem)) throw problem;
		leave(left, problem.code === 'guard.term-too-short' ? 'short' : 'wrong', draft);
	}
}

/**
 * @param usual the kind of terms that do not say theirs.
 * @throws guard.list-too-long at the first line too many, guard.list-unread.
 */
export async function termsFrom(text: string, usual: TermDraft['kind'], format = formatOf(text)): Promise<Brought> {
	const brought: Brought = { terms: [], left: { disguised: 0, short: 0, wrong: 0, examples: [] } };
	let lines = 0;
	for (const draft of readers[format](text, usual)) {
		if (++lines > mostLines || brought.terms.length >= limits.termsPerList) {
			throw listTooLong({ gaps: { most: limits.termsPerList }, fields: [tooManyTerms] });
		}
		if (draft) take(draft, brought);
		if (lines % linesInOneGo === 0) await new Promise((resolve) => setImmediate(resolve));
	}
	return brought;
}
