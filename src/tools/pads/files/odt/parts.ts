/** The parts of an OpenDocument text that stand beside its content: styles, lists, what is in the package. */
import { escaped, tag, xmlHead } from '#base/office/xml.ts';
import type { Paper } from '../paper.ts';
import { codeStyle, codeStyleName, listStyles, mime, spaces, titleCell } from './names.ts';

export const spacesUsed = Object.fromEntries(Object.entries(spaces).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]));
export const version = { 'office:version': '1.3' };

export function manifestOf(pictures: { path: string; type: string }[]): string {
	const space = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0';
	const entry = (path: string, type: string, more = {}) =>
		tag('manifest:file-entry', { 'manifest:full-path': path, ...more, 'manifest:media-type': type });
	return (
		xmlHead +
		tag(
			'manifest:manifest',
			{ 'xmlns:manifest': space, 'manifest:version': '1.3' },
			entry('/', mime, { 'manifest:version': '1.3' }),
			...['content.xml', 'styles.xml', 'meta.xml'].map((path) => entry(path, 'text/xml')),
			...pictures.map(({ path, type }) => entry(path, type))
		)
	);
}

export const metaOf = ({ title, language }: Paper): string =>
	xmlHead +
	tag(
		'office:document-meta',
		{ ...spacesUsed, ...version },
		tag('office:meta', {}, tag('dc:title', {}, escaped(title)), tag('dc:language', {}, escaped(language)))
	);

type Look = Record<string, string | number>;
type Style = { name: string; shown?: string; on?: string; line?: Look; run?: Look; more?: Look; kind?: string };

export const style = ({ name, shown, on, line, run, more = {}, kind = 'paragraph' }: Style): string =>
	tag(
		'style:style',
		{ 'style:name': name, 'style:display-name': shown, 'style:family': kind, 'style:parent-style-name': on, ...more },
		line ? tag('style:paragraph-properties', line) : '',
		run ? tag('style:text-properties', run) : ''
	);

const typewriter = {
	'style:font-name': 'Liberation Mono',
	'fo:font-family': "'Liberation Mono'",
	'style:font-pitch': 'fixed'
};
const around = (above: number, below: number): Look => ({
	'fo:margin-top': `${above}cm`,
	'fo:margin-bottom': `${below}cm`
});
const headingSizes = [18, 15, 13, 12, 11, 11];

const heading = (level: number): string =>
	style({
		name: `Heading_20_${level}`,
		shown: `Heading ${level}`,
		on: 'Heading',
		more: { 'style:default-outline-level': level, 'style:next-style-name': 'Text_20_body' },
		run: { 'fo:font-size': `${headingSizes[level - 1]}pt`, 'fo:font-weight': 'bold' }
	});

export const codeStyleOf = (language: string): string =>
	language
		? `${codeStyle}_20_${[...language].map((sign) => (/[a-z0-9]/i.test(sign) ? sign : `_${sign.codePointAt(0)!.toString(16)}_`)).join('')}`
		: codeStyle;

const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const place = (level: number): string =>
	tag(
		'style:list-level-properties',
		{ 'text:list-level-position-and-space-mode': 'label-alignment' },
		tag('style:list-level-label-alignment', {
			'text:label-followed-by': 'listtab',
			'fo:margin-left': `${level}cm`,
			'fo:text-indent': '-0.5cm'
		})
	);

const bullets = (sign: (level: number) => string) => (level: number) =>
	tag('text:list-level-style-bullet', { 'text:level': level, 'text:bullet-char': sign(level) }, place(level));
const numbers = (level: number) =>
	tag(
		'text:list-level-style-number',
		{ 'text:level': level, 'style:num-format': '1', 'style:num-suffix': '.' },
		place(level)
	);
const nothing = (level: number) =>
	tag('text:list-level-style-number', { 'text:level': level, 'style:num-format': '' }, place(level));

const listStyle = (name: string, level: (level: number) => string): string =>
	tag('text:list-style', { 'style:name': name }, ...levels.map(level));

const page =
	'<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2cm" fo:margin-right="2cm"/></style:page-layout>';

const countries: Record<string, string> = { fr: 'FR', en: 'GB' };

export function stylesOf(language: string, codeLanguages: string[]): string {
	const usual = {
		'fo:language': language,
		'fo:country': countries[language] ?? 'none',
		'fo:font-size': '11pt',
		'fo:font-family': "'Liberation Sans'"
	};
	const named = [
		tag('style:default-style', { 'style:family': 'paragraph' }, tag('style:text-properties', usual)),
		style({ name: 'Standard', more: { 'style:class': 'text' } }),
		style({
			name: 'Text_20_body',
			shown: 'Text body',
			on: 'Standard',
			line: { ...around(0, 0.25), 'fo:line-height': '120%' }
		}),
		style({ name: 'Heading', on: 'Standard', line: { ...around(0.4, 0.15), 'fo:keep-with-next': 'always' } }),
		style({ name: 'Title', on: 'Heading', run: { 'fo:font-size': '22pt', 'fo:font-weight': 'bold' } }),
		...[1, 2, 3, 4, 5, 6].map(heading),
		style({ name: 'List_20_Contents', shown: 'List Contents', on: 'Standard', line: around(0, 0.1) }),
		style({
			name: 'Quotations',
			on: 'Text_20_body',
			line: { 'fo:margin-left': '1cm', 'fo:padding-left': '0.3cm', 'fo:border-left': '2pt solid #b0b0b0' },
			run: { 'fo:font-style': 'italic' }
		}),
		style({
			name: 'Preformatted_20_Text',
			shown: 'Preformatted Text',
			on: 'Standard',
			run: { ...typewriter, 'fo:font-size': '10pt' }
		}),
		style({
			name: codeStyle,
			shown: codeStyleName,
			on: 'Preformatted_20_Text',
			line: { ...around(0.15, 0.3), 'fo:background-color': '#f2f2f2' }
		}),
		...codeLanguages.map((one) => style({ name: codeStyleOf(one), shown: `${codeStyleName} (${one})`, on: codeStyle })),
		style({
			name: 'Horizontal_20_Line',
			shown: 'Horizontal Line',
			on: 'Standard',
			line: { ...around(0, 0.5), 'fo:border-bottom': '0.75pt solid #808080' }
		}),
		style({ name: 'Source_20_Text', shown: 'Source Text', kind: 'text', run: typewriter }),
		style({
			name: 'Internet_20_link',
			shown: 'Internet link',
			kind: 'text',
			run: { 'fo:color': '#1f5f8b', 'style:text-underline-style': 'solid', 'style:text-underline-color': 'font-color' }
		}),
		listStyle(
			listStyles.bulletList,
			bullets((level) => ['•', '◦', '▪'][(level - 1) % 3]!)
		),
		listStyle(listStyles.orderedList, numbers),
		listStyle(listStyles.taskList, nothing)
	];
	return (
		xmlHead +
		tag(
			'office:document-styles',
			{ ...spacesUsed, ...version },
			tag('office:styles', {}, ...named),
			tag('office:automatic-styles', {}, page),
			tag(
				'office:master-styles',
				{},
				tag('style:master-page', { 'style:name': 'Standard', 'style:page-layout-name': 'page' })
			)
		)
	);
}

const cellLook = (name: string, more: Look): string =>
	tag(
		'style:style',
		{ 'style:name': name, 'style:family': 'table-cell' },
		tag('style:table-cell-properties', { 'fo:padding': '0.15cm', 'fo:border': '0.5pt solid #808080', ...more })
	);

/** Styles of the content that are always there. */
export const usualLooks = [
	cellLook('PadCell', {}),
	cellLook(titleCell, { 'fo:background-color': '#ededed' }),
	'<style:style style:name="PadTable" style:family="table"><style:table-properties style:width="17cm" table:align="margins" fo:margin-bottom="0.3cm"/></style:style>',
	'<style:style style:name="PadPicture" style:family="graphic"><style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>',
	'<style:style style:name="PadQuote" style:family="section"><style:section-properties/></style:style>'
].join('');
