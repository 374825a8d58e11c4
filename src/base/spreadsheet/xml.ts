import { strToU8, zipSync } from 'fflate';

// XML 1.0 knows no other characters, not even escaped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string =>
	text.replace(illegal, '').replace(/[&<>"]/g, (sign) => entities[sign]!);

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

// A fixed day: the same table gives the same bytes, so that caches can compare them.
const mtime = new Date(2000, 0, 1);

/** Files in the order given; those named in `stored` are not compressed. */
export function archive(files: Record<string, string>, stored: string[] = []): Uint8Array {
	const entries = Object.entries(files).map(
		([path, text]) => [path, [strToU8(text), { level: stored.includes(path) ? 0 : 6, mtime }]] as const
	);
	return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]);
}

/** What spreadsheets take as the name of a sheet: 31 letters, none of []:*?/\, no apostrophe at either end. */
export const sheetName = (name: string): string =>
	name
		.replace(/[[\]:*?/\\]+/g, ' ')
		.replace(illegal, '')
		.replace(/\s+/g, ' ')
		.slice(0, 31)
		.replace(/^[\s']+|[\s']+$/g, '')
		.replace(/[\uD800-\uDBFF]$/, '') || 'Archipel';

/** Where formulas would start: such a text is stored so that editing its cell does not make it one. */
export const mimicsFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);

/** Letters a column is wide, by its title and what it holds. */
export const widthOf = ({ title, kind }: { title: string; kind: string }): number =>
	kind === 'moment' ? 19 : Math.min(40, Math.max(kind === 'text' ? 14 : 11, title.length + 2));
