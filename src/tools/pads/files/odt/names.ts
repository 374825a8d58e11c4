/** Names that writer and reader of OpenDocument texts share (OASIS OpenDocument 1.3, part 3). */
const oasis = (name: string) => `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`;

export const spaces = {
	office: oasis('office'),
	text: oasis('text'),
	style: oasis('style'),
	table: oasis('table'),
	draw: oasis('drawing'),
	svg: oasis('svg-compatible'),
	fo: oasis('xsl-fo-compatible'),
	meta: oasis('meta'),
	xlink: 'http://www.w3.org/1999/xlink',
	dc: 'http://purl.org/dc/elements/1.1/',
	loext: 'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0'
} as const;

export const prefixes: Record<string, string> = Object.fromEntries(
	Object.entries(spaces).map(([prefix, uri]) => [uri, prefix])
);

export const mime = 'application/vnd.oasis.opendocument.text';

export const codeStyle = 'Code_20_Block';
export const codeStyleName = 'Code Block';
export const quoteSection = 'PadQuote';
export const titleCell = 'PadTitleCell';
export const mentionMark = 'mention:';
export const noteMark = 'comment-';
export const listStyles = { bulletList: 'PadBullets', orderedList: 'PadNumbers', taskList: 'PadTicks' } as const;
export const ticks = { true: '☑', false: '☐' } as const;
export const tick = /^[☐☑☒] ?/u;

const pixelsIn = { cm: 96 / 2.54, mm: 9.6 / 2.54, in: 96, pt: 96 / 72, pc: 16, px: 1 } as const;

export const inCentimetres = (pixels: number): string => `${(pixels / pixelsIn.cm).toFixed(4)}cm`;

export function inPixels(length: string | undefined): number | null {
	const [, number, unit] = /^(\d+(?:\.\d+)?)(cm|mm|in|pt|pc|px)$/.exec(length ?? '') ?? [];
	return number && unit ? Number(number) * pixelsIn[unit as keyof typeof pixelsIn] : null;
}
