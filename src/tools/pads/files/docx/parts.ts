/** The parts of a Word file that stand beside its text: styles, lists, links, comments. */
import { escaped, tag, xmlHead } from '#base/office/xml.ts';
import type { Paper, Remark } from '../paper.ts';
import { codeStyle, codeStyleName, gapStyle, spaces, step } from './names.ts';

export type List = { kind: 'bulletList' | 'orderedList' | 'taskList'; level: number; start: number };

const value = (name: string, val: string | number) => tag(name, { 'w:val': val });
const w = { 'xmlns:w': spaces.w };

const type = (name: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;

export function contentTypes(hasComments: boolean): string {
	const usual = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', xml: 'application/xml' };
	const endings = { ...usual, rels: 'application/vnd.openxmlformats-package.relationships+xml' };
	const parts = {
		'/word/document.xml': type('document.main'),
		'/word/styles.xml': type('styles'),
		'/word/numbering.xml': type('numbering'),
		'/word/settings.xml': type('settings'),
		'/docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
		...(hasComments
			? { '/word/comments.xml': type('comments'), '/word/commentsExtended.xml': type('commentsExtended') }
			: {})
	};
	return (
		xmlHead +
		tag(
			'Types',
			{ xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
			...Object.entries(endings).map(([Extension, ContentType]) => tag('Default', { Extension, ContentType })),
			...Object.entries(parts).map(([PartName, ContentType]) => tag('Override', { PartName, ContentType }))
		)
	);
}

const relations = (...inner: string[]): string =>
	xmlHead + tag('Relationships', { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' }, ...inner);
const relation = (Id: string, Type: string, Target: string, TargetMode?: string): string =>
	tag('Relationship', { Id, Type, Target, TargetMode });
const office = (kind: string): string => `${spaces.r}/${kind}`;

export const packageLinks = relations(
	relation('document', office('officeDocument'), 'word/document.xml'),
	relation(
		'core',
		'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
		'docProps/core.xml'
	)
);

export const relationsOf = (
	links: Map<string, string>,
	media: { id: string; path: string }[],
	hasComments: boolean
): string =>
	relations(
		...['styles', 'numbering', 'settings'].map((part) => relation(part, office(part), `${part}.xml`)),
		...[...links].map(([href, id]) => relation(id, office('hyperlink'), href, 'External')),
		...media.map(({ id, path }) => relation(id, office('image'), path)),
		...(hasComments
			? [
					relation('comments', office('comments'), 'comments.xml'),
					relation(
						'commentsExtended',
						'http://schemas.microsoft.com/office/2011/relationships/commentsExtended',
						'commentsExtended.xml'
					)
				]
			: [])
	);

export const coreOf = ({ title, language }: Paper): string =>
	xmlHead +
	tag(
		'cp:coreProperties',
		{ 'xmlns:cp': spaces.cp, 'xmlns:dc': spaces.dc },
		tag('dc:title', {}, escaped(title)),
		tag('dc:language', {}, escaped(language))
	);

export const settings =
	xmlHead +
	tag(
		'w:settings',
		w,
		tag('w:defaultTabStop', { 'w:val': 709 }),
		tag(
			'w:compat',
			{},
			tag('w:compatSetting', {
				'w:name': 'compatibilityMode',
				'w:uri': 'http://schemas.microsoft.com/office/word',
				'w:val': 15
			})
		)
	);

type Style = { id: string; name: string; kind?: string; on?: string; line?: string; run?: string; more?: string };

const style = ({ id, name, kind = 'paragraph', on, line, run, more }: Style): string =>
	tag(
		'w:style',
		{ 'w:type': kind, 'w:styleId': id },
		value('w:name', name),
		on ? value('w:basedOn', on) : '',
		'<w:qFormat/>',
		line ? tag('w:pPr', {}, line) : '',
		run ? tag('w:rPr', {}, run) : '',
		more ?? ''
	);

const around = (before: number, after: number) => tag('w:spacing', { 'w:before': before, 'w:after': after });
const indent = (left: number) => tag('w:ind', { 'w:left': left });
const size = (halfPoints: number) => value('w:sz', halfPoints) + value('w:szCs', halfPoints);
const typewriter = tag('w:rFonts', { 'w:ascii': 'Courier New', 'w:hAnsi': 'Courier New', 'w:cs': 'Courier New' });
const border = (side: string, thick: number, space: number, color: string) =>
	tag(`w:${side}`, { 'w:val': 'single', 'w:sz': thick, 'w:space': space, 'w:color': color });

const headingSizes = [36, 30, 26, 24, 22, 22];

const heading = (level: number): string =>
	style({
		id: `Heading${level}`,
		name: `heading ${level}`,
		on: 'Normal',
		line: `<w:keepNext/><w:keepLines/>${around(240, 80)}${value('w:outlineLvl', level - 1)}`,
		run: `<w:b/><w:bCs/>${size(headingSizes[level - 1]!)}`
	});

const codeLook = {
	line: `<w:keepLines/>${tag('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': 'F2F2F2' })}${around(80, 160)}`,
	run: `${typewriter}<w:noProof/>${size(19)}`
};

const codeIn = (language: string): string =>
	style({
		id: `${codeStyle}-${language.replace(/[^\w-]/g, '_')}`,
		name: `${codeStyleName} (${language})`,
		on: codeStyle
	});

export function stylesOf(language: string, codeLanguages: string[]): string {
	const fonts = tag('w:rFonts', { 'w:ascii': 'Calibri', 'w:hAnsi': 'Calibri', 'w:cs': 'Calibri' });
	const lang = tag('w:lang', { 'w:val': language === 'fr' ? 'fr-FR' : language === 'en' ? 'en-GB' : language });
	const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => border(side, 4, 0, '808080'));
	return (
		xmlHead +
		tag(
			'w:styles',
			w,
			tag(
				'w:docDefaults',
				{},
				tag('w:rPrDefault', {}, tag('w:rPr', {}, fonts, size(22), lang)),
				tag(
					'w:pPrDefault',
					{},
					tag('w:pPr', {}, tag('w:spacing', { 'w:after': 140, 'w:line': 276, 'w:lineRule': 'auto' }))
				)
			),
			tag('w:style', { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' }, value('w:name', 'Normal')),
			style({ id: 'Title', name: 'Title', on: 'Normal', line: around(0, 240), run: `<w:b/><w:bCs/>${size(44)}` }),
			...[1, 2, 3, 4, 5, 6].map(heading),
			style({ id: 'ListParagraph', name: 'List Paragraph', on: 'Normal', line: around(0, 60) }),
			style({
				id: 'Quote',
				name: 'Quote',
				on: 'Normal',
				line: tag('w:pBdr', {}, border('left', 18, 10, 'B0B0B0')) + indent(step),
				run: '<w:i/><w:iCs/>'
			}),
			style({ id: codeStyle, name: codeStyleName, on: 'Normal', ...codeLook }),
			...codeLanguages.map(codeIn),
			style({
				id: 'HorizontalLine',
				name: 'Horizontal Line',
				on: 'Normal',
				line: tag('w:pBdr', {}, border('bottom', 6, 1, '808080')) + around(0, 240)
			}),
			style({ id: gapStyle, name: 'Gap', on: 'Normal', line: around(0, 0), run: size(8) }),
			style({
				id: 'Hyperlink',
				name: 'Hyperlink',
				kind: 'character',
				run: `${value('w:color', '1F5F8B')}${value('w:u', 'single')}`
			}),
			style({ id: 'HTMLCode', name: 'HTML Code', kind: 'character', run: `${typewriter}${size(20)}` }),
			style({
				id: 'TableGrid',
				name: 'Table Grid',
				kind: 'table',
				more:
					tag('w:tblPr', {}, tag('w:tblBorders', {}, ...sides)) +
					tag('w:tblStylePr', { 'w:type': 'firstRow' }, tag('w:rPr', {}, '<w:b/>'))
			})
		)
	);
}

const signs: Record<List['kind'], (level: number) => string> = {
	bulletList: (level) => value('w:numFmt', 'bullet') + value('w:lvlText', ['•', '◦', '▪'][level % 3]!),
	orderedList: (level) => value('w:numFmt', 'decimal') + value('w:lvlText', `%${level + 1}.`),
	taskList: () => value('w:numFmt', 'none') + value('w:lvlText', '')
};
const kinds = Object.keys(signs) as List['kind'][];

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];

const definition = (kind: List['kind'], id: number): string =>
	tag(
		'w:abstractNum',
		{ 'w:abstractNumId': id },
		value('w:multiLevelType', 'hybridMultilevel'),
		...levels.map((level) =>
			tag(
				'w:lvl',
				{ 'w:ilvl': level },
				value('w:start', 1),
				signs[kind](level),
				value('w:lvlJc', 'left'),
				tag('w:pPr', {}, tag('w:ind', { 'w:left': step * (level + 1), 'w:hanging': 283 }))
			)
		)
	);

export const numberingOf = (lists: List[]): string =>
	xmlHead +
	tag(
		'w:numbering',
		w,
		...kinds.map(definition),
		...lists.map(({ kind, level, start }, at) =>
			tag(
				'w:num',
				{ 'w:numId': at + 1 },
				value('w:abstractNumId', kinds.indexOf(kind)),
				kind === 'orderedList' ? tag('w:lvlOverride', { 'w:ilvl': level }, value('w:startOverride', start)) : ''
			)
		)
	);

const paragraphId = (id: number): string => (id + 1).toString(16).toUpperCase().padStart(8, '0');

/** Replies name the comment they follow, and the thread says whether it is settled (MS-DOCX, 2.5.1). */
export function commentParts(remarks: { remark: Remark; first: number }[]): Record<string, string> {
	if (remarks.length === 0) return {};
	const comments = remarks.flatMap(({ remark, first }) =>
		remark.said.map(({ name, at, text }, place) =>
			tag(
				'w:comment',
				{
					'w:id': first + place,
					'w:author': name || '—',
					'w:initials': [...(name || '—')][0],
					'w:date': at?.toISOString().replace(/\.\d+/, '')
				},
				...text
					.split('\n')
					.map((line, at, all) =>
						tag(
							'w:p',
							{ 'w14:paraId': at === all.length - 1 ? paragraphId(first + place) : null },
							line ? tag('w:r', {}, tag('w:t', { 'xml:space': 'preserve' }, escaped(line))) : ''
						)
					)
			)
		)
	);
	const threads = remarks.flatMap(({ remark, first }) =>
		remark.said.map((_, place) =>
			tag('w15:commentEx', {
				'w15:paraId': paragraphId(first + place),
				'w15:paraIdParent': place > 0 ? paragraphId(first) : null,
				'w15:done': Number(remark.done)
			})
		)
	);
	const known = {
		...w,
		'xmlns:w14': spaces.w14,
		'xmlns:w15': spaces.w15,
		'xmlns:mc': spaces.mc,
		'mc:Ignorable': 'w14 w15'
	};
	return {
		'word/comments.xml': xmlHead + tag('w:comments', known, ...comments),
		'word/commentsExtended.xml': xmlHead + tag('w15:commentsEx', known, ...threads)
	};
}
