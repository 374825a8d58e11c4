/** What the styles of an OpenDocument text say, looked up along their parents. */
import { at, within, type XmlElement } from '#base/office/read-xml.ts';
import type { Marks } from '../../text/tree.ts';
import { codeStyleName } from './names.ts';

type Style = {
	name: string;
	shown: string;
	on: string | null;
	isOwn: boolean;
	run: Record<string, string>;
	line: Record<string, string>;
};

export type ListLevel = { isNumbered: boolean; start: number };

export type Styles = { named: Map<string, Style>; lists: Map<string, Map<number, ListLevel>> };

const keyOf = (family: string, name: string): string => `${family} ${name}`;

function addStyles(into: Styles, from: XmlElement | undefined, isOwn: boolean): void {
	for (const style of within(from, 'style:style')) {
		const { attrs } = style;
		into.named.set(keyOf(attrs['style:family'] ?? '', attrs['style:name'] ?? ''), {
			name: attrs['style:name'] ?? '',
			shown: attrs['style:display-name'] ?? attrs['style:name'] ?? '',
			on: attrs['style:parent-style-name'] ?? null,
			isOwn,
			run: at(style, 'style:text-properties')?.attrs ?? {},
			line: at(style, 'style:paragraph-properties')?.attrs ?? {}
		});
	}
	for (const list of within(from, 'text:list-style')) {
		const levels = within(list).map((level): [number, ListLevel] => [
			Number(level.attrs['text:level']),
			{
				isNumbered: level.name === 'text:list-level-style-number' && Boolean(level.attrs['style:num-format']),
				start: Number(level.attrs['text:start-value'] ?? 1)
			}
		]);
		into.lists.set(list.attrs['style:name'] ?? '', new Map(levels));
	}
}

/** Those a program made for single places are its own; they alone say what somebody did to a line. */
export function readStyles(content: XmlElement | undefined, styles: XmlElement | undefined): Styles {
	const found: Styles = { named: new Map(), lists: new Map() };
	addStyles(found, at(styles, 'office:styles'), false);
	addStyles(found, at(styles, 'office:automatic-styles'), true);
	addStyles(found, at(content, 'office:automatic-styles'), true);
	return found;
}

export function chainOf({ named }: Styles, family: string, name: string | undefined): Style[] {
	const chain: Style[] = [];
	let style = named.get(keyOf(family, name ?? ''));
	while (style && chain.length < 20) {
		chain.push(style);
		style = named.get(keyOf(family, style.on ?? ''));
	}
	return chain;
}

const typewriters = /courier|consolas|mono|menlo|fixed/i;

function marksIn(looks: Record<string, string>[]): Marks {
	const says = (name: string): string | undefined => looks.map((look) => look[name]).find((one) => one !== undefined);
	const marks: Marks = {};
	const weight = says('fo:font-weight');
	if (weight === 'bold' || Number(weight) >= 600) marks.bold = {};
	if (/italic|oblique/.test(says('fo:font-style') ?? '')) marks.italic = {};
	if ((says('style:text-underline-style') ?? 'none') !== 'none') marks.underline = {};
	const struck = says('style:text-line-through-style') ?? says('style:text-line-through-type');
	if ((struck ?? 'none') !== 'none') marks.strike = {};
	if (typewriters.test(says('style:font-name') ?? says('fo:font-family') ?? '')) marks.code = {};
	return marks;
}

export function marksOf(styles: Styles, name: string | undefined): Marks {
	// A link looks underlined by itself.
	const chain = chainOf(styles, 'text', name).filter((style) => !/Internet_20_[Ll]ink/.test(style.name));
	const marks = marksIn(chain.map(({ run }) => run));
	return chain.some(({ name }) => /^(Source_20_Text|Teletype)$/.test(name)) ? { code: {} } : marks;
}

/** What somebody did to a whole line, beside the style it has by name. */
export const lineMarks = (styles: Styles, name: string | undefined): Marks =>
	marksIn(
		chainOf(styles, 'paragraph', name)
			.filter(({ isOwn }) => isOwn)
			.map(({ run }) => run)
	);

export type Kind =
	| { is: 'heading'; level: number }
	| { is: 'code'; language: string }
	| { is: 'paragraph' | 'title' | 'quote' | 'mono' | 'rule' };

const ownCode = new RegExp(`^${codeStyleName}(?: \\((.{1,40})\\))?$`);

export function kindOf(styles: Styles, name: string | undefined): Kind {
	for (const { name: own, shown } of chainOf(styles, 'paragraph', name)) {
		const [, level] = /^Heading_20_(\d+)$/.exec(own) ?? [];
		if (level) return { is: 'heading', level: Math.min(6, Number(level)) };
		const code = ownCode.exec(shown);
		if (code) return { is: 'code', language: code[1] ?? '' };
		if (own === 'Title') return { is: 'title' };
		if (own === 'Quotations') return { is: 'quote' };
		if (own === 'Preformatted_20_Text') return { is: 'mono' };
		if (own === 'Horizontal_20_Line') return { is: 'rule' };
	}
	return { is: 'paragraph' };
}
