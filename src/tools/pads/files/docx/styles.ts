/** What styles and numbers of a Word file say, looked up along the styles they are based on. */
import { at, within, type XmlElement } from '#base/office/read-xml.ts';
import type { ListLine } from '../gather.ts';
import { codeStyleName } from './names.ts';

export type Style = { name: string; on: string | null; line: XmlElement | undefined; run: XmlElement | undefined };
/** `restarts`: numbers begin there again, whatever came before. */
export type Level = Pick<ListLine, 'kind' | 'start' | 'left'> & { restarts: boolean };
export type Numbering = { look: string; levels: Map<number, Level> };

export const valOf = (element: XmlElement | undefined): string | null => element?.attrs['w:val'] ?? null;

/** A property that is there is on, unless it says otherwise (17.17.4). */
export const isOn = (element: XmlElement | undefined): boolean =>
	element !== undefined && !/^(0|false|off|none)$/.test(valOf(element) ?? '');

export const numberOf = (text: string | null | undefined): number | null => {
	const number = Number(text);
	return text === null || text === undefined || text === '' || !Number.isFinite(number) ? null : number;
};

export function readStyles(root: XmlElement | undefined): Map<string, Style> {
	return new Map(
		within(root, 'w:style').map((style) => [
			style.attrs['w:styleId'] ?? '',
			{
				name: (valOf(at(style, 'w:name')) ?? '').toLowerCase(),
				on: valOf(at(style, 'w:basedOn')),
				line: at(style, 'w:pPr'),
				run: at(style, 'w:rPr')
			}
		])
	);
}

/** A style and those it is based on, the nearest first. */
export function chainOf(styles: Map<string, Style>, id: string | null): Style[] {
	const chain: Style[] = [];
	for (let style = styles.get(id ?? ''); style && chain.length < 20; style = styles.get(style.on ?? ''))
		chain.push(style);
	return chain;
}

const levelOf = (lvl: XmlElement): Level => {
	const format = valOf(at(lvl, 'w:numFmt')) ?? 'decimal';
	return {
		kind: format === 'bullet' || format === 'none' ? 'bulletList' : 'orderedList',
		start: numberOf(valOf(at(lvl, 'w:start'))) ?? 1,
		left: leftIn(at(lvl, 'w:pPr')) ?? 0,
		restarts: false
	};
};

/** The lists of a file: by their number, the look of each of their levels. */
export function readNumbering(root: XmlElement | undefined): Map<string, Numbering> {
	const looks = new Map(within(root, 'w:abstractNum').map((one) => [one.attrs['w:abstractNumId'], one]));
	return new Map(
		within(root, 'w:num').map((num) => {
			const look = looks.get(valOf(at(num, 'w:abstractNumId')) ?? '');
			const levels = new Map(within(look, 'w:lvl').map((lvl) => [Number(lvl.attrs['w:ilvl']), levelOf(lvl)]));
			for (const override of within(num, 'w:lvlOverride')) {
				const level = Number(override.attrs['w:ilvl']);
				const own = at(override, 'w:lvl');
				const start = numberOf(valOf(at(override, 'w:startOverride')));
				const known = own ? levelOf(own) : levels.get(level);
				if (known) levels.set(level, { ...known, start: start ?? known.start, restarts: start !== null });
			}
			return [num.attrs['w:numId'] ?? '', { look: look?.attrs['w:abstractNumId'] ?? '', levels }];
		})
	);
}

export function leftIn(look: XmlElement | undefined): number | null {
	const indent = at(look, 'w:ind');
	return numberOf(indent?.attrs['w:left'] ?? indent?.attrs['w:start']);
}

const mono = /^(html preformatted|preformatted text|source code|plain text|macro text|code)$/;
const ownCode = new RegExp(`^${codeStyleName.toLowerCase()}(?: \\((.{1,40})\\))?$`);
const typewriters = /courier|consolas|mono|menlo|fixed/i;

export const isCodeFont = (run: XmlElement | undefined): boolean =>
	typewriters.test(at(run, 'w:rFonts')?.attrs['w:ascii'] ?? '');

export type Kind =
	| { is: 'heading'; level: number }
	| { is: 'code'; language: string }
	| { is: 'paragraph' | 'title' | 'quote' | 'mono' | 'rule' | 'gap' };

/** What a line is by its style; the names of Word's own styles are English in every language. */
export function kindOf(chain: Style[], look: XmlElement | undefined): Kind {
	const outline = numberOf(valOf(at(look, 'w:outlineLvl')));
	if (outline !== null && outline < 9) return { is: 'heading', level: Math.min(6, outline + 1) };
	for (const { name, line } of chain) {
		const known = kindNamed(name);
		if (known) return known;
		const level = numberOf(valOf(at(line, 'w:outlineLvl')));
		if (level !== null && level < 9) return { is: 'heading', level: Math.min(6, level + 1) };
	}
	return { is: 'paragraph' };
}

function kindNamed(name: string): Kind | null {
	const [, level] = /^heading ([1-9])$/.exec(name) ?? [];
	if (level) return { is: 'heading', level: Math.min(6, Number(level)) };
	const code = ownCode.exec(name);
	if (code) return { is: 'code', language: code[1] ?? '' };
	if (name === 'title' || name === 'gap') return { is: name };
	if (/^(quote|intense quote|quotations|block text)$/.test(name)) return { is: 'quote' };
	if (name === 'horizontal line') return { is: 'rule' };
	return mono.test(name) ? { is: 'mono' } : null;
}
