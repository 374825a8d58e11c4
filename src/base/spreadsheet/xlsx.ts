import { archive } from '../office/package.ts';
import { escaped, xmlHead } from '../office/xml.ts';
import {
	type Cell,
	type Clock,
	type ColumnKind,
	cellsOf,
	clockOf,
	countsDays,
	isBlank,
	shownAs,
	type Table
} from './table.ts';
import { mimicsFormula, sheetName, widthOf } from './xml.ts';

/** ECMA-376, the smallest workbook that Excel and LibreOffice open without a word. */
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${mime}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${mime}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${mime}.styles+xml"/></Types>`;

const relation = (id: string, type: string, target: string) =>
	`<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

const relationships = (...list: string[]) =>
	`${xmlHead}<Relationships xmlns="${relations}">${list.join('')}</Relationships>`;

const style = { plain: 0, title: 1, day: 2, moment: 3, asTyped: 4 } as const;

const styles = `${xmlHead}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const workbook = (name: string) =>
	`${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(at: number): string {
	const rest = Math.floor(at / 26);
	return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (at % 26));
}

/** Days since 1899-12-30, hours as fractions. */
const serial = ({ year, month, day, hour, minute, second }: Clock): number =>
	(Date.UTC(year, month - 1, day, hour, minute, second) - Date.UTC(1899, 11, 30)) / 86_400_000;

const longestCell = 32_767;

// Excel reads `_x0041_` as a letter: the underscore in front is written in that very way.
const literal = (text: string): string =>
	escaped(text.slice(0, longestCell).replace(/\r\n?/g, '\n')).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

const textCell = (place: string, text: string, look: number): string =>
	`<c r="${place}"${look ? ` s="${look}"` : ''} t="inlineStr"><is><t xml:space="preserve">${literal(text)}</t></is></c>`;

function cellXml(place: string, cell: Cell | undefined, kind: ColumnKind, table: Table): string {
	if (isBlank(cell)) return '';
	if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
	if (typeof cell === 'string') return textCell(place, cell, mimicsFormula(cell) ? style.asTyped : style.plain);
	const clock = clockOf(cell, kind, table);
	if (!countsDays(cell)) return textCell(place, shownAs(clock, kind), style.plain);
	return `<c r="${place}" s="${kind === 'day' ? style.day : style.moment}"><v>${serial(clock)}</v></c>`;
}

function sheet(table: Table): string {
	const letters = table.columns.map((_column, at) => columnLetters(at));
	const titles = table.columns.map(({ title }, at) => textCell(`${letters[at]}1`, title, style.title));
	const rows = table.rows.map((row, down) => {
		const cells = cellsOf(table, row).map(({ cell, kind }, at) =>
			cellXml(`${letters[at]}${down + 2}`, cell, kind, table)
		);
		return `<row r="${down + 2}">${cells.join('')}</row>`;
	});
	const data = `<sheetData><row r="1">${titles.join('')}</row>${rows.join('')}</sheetData>`;
	return `${xmlHead}<worksheet xmlns="${main}">${views(table)}${widths(table)}${data}</worksheet>`;
}

/** The titles stay in sight, and the first column too where there are others. */
function views(table: Table): string {
	const pane =
		table.columns.length > 1
			? '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
			: '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
	return `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
}

function widths(table: Table): string {
	if (table.columns.length === 0) return '';
	const columns = table.columns.map(
		(column, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(column)}" customWidth="1"/>`
	);
	return `<cols>${columns.join('')}</cols>`;
}

export const xlsxOf = (table: Table): Uint8Array =>
	archive({
		'[Content_Types].xml': contentTypes,
		'_rels/.rels': relationships(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
		'xl/workbook.xml': workbook(table.name),
		'xl/_rels/workbook.xml.rels': relationships(
			relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
			relation('rId2', 'styles', 'styles.xml')
		),
		'xl/styles.xml': styles,
		'xl/worksheets/sheet1.xml': sheet(table)
	});
