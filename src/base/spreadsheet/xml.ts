import { notInXml } from '../office/xml.ts';

/** What spreadsheets take as the name of a sheet: 31 letters, none of []:*?/\, no apostrophe at either end. */
export const sheetName = (name: string): string =>
	name
		.replace(/[[\]:*?/\\]+/g, ' ')
		.replace(notInXml, '')
		.replace(/\s+/g, ' ')
		.slice(0, 31)
		.replace(/^[\s']+|[\s']+$/g, '')
		.replace(/[\uD800-\uDBFF]$/, '') || 'Archipel';

/** Where formulas would start: such a text is stored so that editing its cell does not make it one. */
export const mimicsFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text);

/** Letters a column is wide, by its title and what it holds. */
export const widthOf = ({ title, kind }: { title: string; kind: string }): number =>
	kind === 'moment' ? 19 : Math.min(40, Math.max(kind === 'text' ? 14 : 11, title.length + 2));
