/** How somebody sorts their things for themselves: labels, and what is put aside. Pure. */
import { cleanLine } from '#base/text.ts';

export const sortingLimits = { labels: 12, label: 40 };

/** As they were typed, with commas between: each once, in the order of the alphabet. */
export function labelsIn(typed: string): string[] {
	const labels = typed
		.split(/[,;\n]/)
		.map((label) => cleanLine(label).slice(0, sortingLimits.label))
		.filter((label) => label !== '');
	const known = new Map(labels.map((label) => [label.toLocaleLowerCase(), label]));
	return [...known.values()].sort((one, other) => one.localeCompare(other)).slice(0, sortingLimits.labels);
}

/** Which of the things are asked for. */
export type Wish = { label: string | null; folder: string | null; archived: boolean };

export const everything: Wish = { label: null, folder: null, archived: false };

const said = (text: string | null): string | null => (text ? cleanLine(text.slice(0, 200)) || null : null);

export const wishOf = (query: URLSearchParams): Wish => ({
	label: said(query.get('label')),
	folder: said(query.get('folder')),
	archived: query.get('archived') === 'yes'
});

export function wishPath({ label, folder, archived }: Partial<Wish>, more: Record<string, string> = {}): string {
	const query = new URLSearchParams(more);
	if (label) query.set('label', label);
	if (folder) query.set('folder', folder);
	if (archived) query.set('archived', 'yes');
	return query.size > 0 ? `/things?${query}` : '/things';
}
