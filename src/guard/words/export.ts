/** A list to take along, in the shapes that can be brought in again. */
import { csvOf } from '#base/spreadsheet/csv.ts';
import { isPatternLine } from './import.ts';
import type { List, Term } from './store.ts';

export type ExportFormat = 'txt' | 'csv' | 'json';
export const exportFormats: readonly ExportFormat[] = ['txt', 'csv', 'json'];

export const exportTypes: Record<ExportFormat, string> = {
	txt: 'text/plain; charset=utf-8',
	csv: 'text/csv; charset=utf-8',
	json: 'application/json'
};

const columns = (['text', 'kind', 'points', 'field', 'abuse', 'fine'] as const).map((title) => ({
	title,
	kind: title === 'points' || title === 'abuse' || title === 'fine' ? ('number' as const) : ('text' as const)
}));

/** A pattern that looks like a path is put into a group, so that it comes back as one. */
const patternLine = (text: string): string => (isPatternLine(`/${text}/`) ? `/${text}/` : `/(?:${text})/`);

const line = ({ kind, text }: Term): string => (kind === 'pattern' ? patternLine(text) : text);

const open = ({ text, kind, points, field, abuse, fine, suspendedWhy }: Term, list: List) => ({
	text,
	kind,
	points: points ?? list.points,
	field: field ?? list.field,
	abuse,
	fine,
	suspended: suspendedWhy
});

const writers: Record<ExportFormat, (list: List, terms: readonly Term[]) => string> = {
	txt: (_list, terms) => terms.map((term) => `${line(term)}\n`).join(''),
	csv: (list, terms) =>
		csvOf({
			name: list.name,
			columns,
			rows: terms.map((term) => {
				const { text, kind, points, field, abuse, fine } = open(term, list);
				return [text, kind, points, field, abuse, fine];
			})
		}),
	json: (list, terms) => {
		const { name, weight, field, kinds, language, readers, points } = list;
		const head = { name, weight, field, kinds, language, readers, points };
		return `${JSON.stringify({ ...head, terms: terms.map((term) => open(term, list)) }, null, '\t')}\n`;
	}
};

export const written = (list: List, terms: readonly Term[], format: ExportFormat): string =>
	writers[format](list, terms);
