import { archive } from '../office/package.ts';
import { escaped, xmlHead } from '../office/xml.ts';
import { type Cell, type ColumnKind, cellsOf, clockOf, countsDays, isBlank, shownAs, type Table } from './table.ts';
import { sheetName, widthOf } from './xml.ts';

/** OpenDocument 1.3, part 3: one sheet. */
const mime = 'application/vnd.oasis.opendocument.spreadsheet';
const urn = (name: string, as = name) => `xmlns:${as}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`;

const spaces = [urn('office'), urn('table'), urn('text'), urn('style'), urn('datastyle', 'number')];
const names = [...spaces, urn('xsl-fo-compatible', 'fo')].join(' ');

const manifest = `${xmlHead}<manifest:manifest ${urn('manifest')} manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mime}"/>${['content.xml', 'styles.xml', 'settings.xml'].map((path) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml"/>`).join('')}</manifest:manifest>`;

const styles = `${xmlHead}<office:document-styles ${names} office:version="1.3"><office:styles/></office:document-styles>`;

const dash = '<number:text>-</number:text>';
const dayFormat = `<number:year number:style="long"/>${dash}<number:month number:style="long"/>${dash}<number:day number:style="long"/>`;
const colon = '<number:text>:</number:text>';
const timeFormat = `<number:text> </number:text><number:hours number:style="long"/>${colon}<number:minutes number:style="long"/>${colon}<number:seconds number:style="long"/>`;

const cellStyle = (name: string, more: string) => `<style:style style:name="${name}" style:family="table-cell" ${more}`;

const looks = [
	`<number:date-style style:name="nday">${dayFormat}</number:date-style>`,
	`<number:date-style style:name="nmoment">${dayFormat}${timeFormat}</number:date-style>`,
	cellStyle('day', 'style:data-style-name="nday"/>'),
	cellStyle('moment', 'style:data-style-name="nmoment"/>'),
	cellStyle('title', '><style:text-properties fo:font-weight="bold"/></style:style>')
].join('');

const columnStyle = (width: number) =>
	`<style:style style:name="w${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 0.2).toFixed(1)}cm"/></style:style>`;

/** White space that XML readers would fold is written as elements; tabs as spaces, since LibreOffice 7 loses them. */
const line = (text: string): string =>
	escaped(text)
		.replaceAll('\t', ' ')
		.replace(/^ | {2,}/g, (run) => `${run.length > 1 ? ' ' : ''}<text:s text:c="${Math.max(1, run.length - 1)}"/>`);

const paragraphs = (text: string): string =>
	text
		.split(/\r\n|\r|\n/)
		.map((part) => `<text:p>${line(part)}</text:p>`)
		.join('');

const textCell = (text: string, look = ''): string =>
	`<table:table-cell${look} office:value-type="string">${paragraphs(text)}</table:table-cell>`;

function cellXml(cell: Cell | undefined, kind: ColumnKind, table: Table): string {
	if (isBlank(cell)) return '<table:table-cell/>';
	if (typeof cell === 'string') return textCell(cell);
	if (typeof cell === 'number')
		return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
	const shown = shownAs(clockOf(cell, kind, table), kind);
	if (!countsDays(cell)) return textCell(shown);
	const look = kind === 'day' ? 'day' : 'moment';
	return `<table:table-cell table:style-name="${look}" office:value-type="date" office:date-value="${shown.replace(' ', 'T')}"><text:p>${shown}</text:p></table:table-cell>`;
}

function content(table: Table): string {
	const columns = table.columns.map((column) => `<table:table-column table:style-name="w${widthOf(column)}"/>`);
	const titles = table.columns.map(({ title }) => textCell(title, ' table:style-name="title"'));
	const rows = table.rows.map((row) => rowXml(cellsOf(table, row).map(({ cell, kind }) => cellXml(cell, kind, table))));
	const widths = [...new Set(table.columns.map(widthOf))].map(columnStyle).join('');
	const automatic = `<office:automatic-styles>${looks}${widths}</office:automatic-styles>`;
	const sheet = `<table:table table:name="${escaped(sheetName(table.name))}">${columns.join('')}<table:table-header-rows>${rowXml(titles)}</table:table-header-rows>${rows.join('')}</table:table>`;
	return `${xmlHead}<office:document-content ${names} office:version="1.3">${automatic}<office:body><office:spreadsheet>${sheet}</office:spreadsheet></office:body></office:document-content>`;
}

const rowXml = (cells: string[]): string =>
	`<table:table-row>${cells.length ? cells.join('') : '<table:table-cell/>'}</table:table-row>`;

const item = (name: string, type: string, value: number | string) =>
	`<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`;

/** The titles stay in sight, and the first column too where there are others. Mode 2 is "frozen". */
function settings(table: Table): string {
	const name = escaped(sheetName(table.name));
	const across = table.columns.length > 1 ? 1 : 0;
	const splits = [
		item('HorizontalSplitMode', 'short', across * 2),
		item('VerticalSplitMode', 'short', 2),
		item('HorizontalSplitPosition', 'int', across),
		item('VerticalSplitPosition', 'int', 1),
		item('ActiveSplitRange', 'short', across ? 3 : 2),
		item('PositionRight', 'int', across),
		item('PositionBottom', 'int', 1)
	].join('');
	const sheets = `<config:config-item-map-named config:name="Tables"><config:config-item-map-entry config:name="${name}">${splits}</config:config-item-map-entry></config:config-item-map-named>`;
	const view = `<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}${sheets}${item('ActiveTable', 'string', name)}</config:config-item-map-entry></config:config-item-map-indexed>`;
	return `${xmlHead}<office:document-settings ${urn('office')} ${urn('config')} xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings">${view}</config:config-item-set></office:settings></office:document-settings>`;
}

export const odsOf = (table: Table): Uint8Array =>
	archive(
		{
			// First and uncompressed: programs know the format by the 38th byte (OpenDocument 1.3, part 2, 3.3).
			mimetype: mime,
			'META-INF/manifest.xml': manifest,
			'content.xml': content(table),
			'styles.xml': styles,
			'settings.xml': settings(table)
		},
		['mimetype']
	);
