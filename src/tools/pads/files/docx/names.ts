/** Names that writer and reader of Word files share (ECMA-376, part 1). */
export const spaces = {
	w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
	r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
	wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
	a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
	pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
	w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
	w15: 'http://schemas.microsoft.com/office/word/2012/wordml',
	mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
	v: 'urn:schemas-microsoft-com:vml',
	o: 'urn:schemas-microsoft-com:office:office',
	m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
	dc: 'http://purl.org/dc/elements/1.1/',
	cp: 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties'
} as const;

/** Files written in the strict dialect name the same things otherwise. */
const strict = {
	'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
	'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
	'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
	'http://purl.oclc.org/ooxml/drawingml/main': 'a',
	'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
	'http://purl.oclc.org/ooxml/officeDocument/math': 'm'
};

export const prefixes: Record<string, string> = {
	...Object.fromEntries(Object.entries(spaces).map(([prefix, uri]) => [uri, prefix])),
	...strict
};

/** Twentieths of a point that each list or quote moves its text in: one centimetre. */
export const step = 567;
/** English Metric Units in a pixel. */
export const emu = 9525;

/**
 * A quote is a range between hidden bookmarks that says how far in it stands. Content controls around blocks would say
 * it too, but LibreOffice 7 loses links within them.
 */
export const quoteName = (number: number, left: number): string => `_Quote${number}_${left}`;
export const quoteMark = /^_Quote\d+_(\d+)$/;
export const mentionTag = 'mention:';
/** Word joins two tables that touch; an empty line of this style keeps them apart and says nothing else. */
export const gapStyle = 'Gap';
export const codeStyle = 'CodeBlock';
export const codeStyleName = 'Code Block';
