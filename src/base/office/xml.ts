/** XML written by hand: what is put in is escaped, and only characters that XML knows get through. */

// XML 1.0 knows no other characters, not even escaped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
export const notInXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string =>
	text.replace(notInXml, '').replace(/[&<>"]/g, (sign) => entities[sign]!);

/** Readers fold line ends in attributes to spaces unless they are escaped. */
const quoted = (value: string | number): string =>
	escaped(String(value)).replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

type Attributes = Record<string, string | number | null | undefined>;

const attributesOf = (attributes: Attributes): string =>
	Object.entries(attributes)
		.filter(([, value]) => value !== null && value !== undefined)
		.map(([name, value]) => ` ${name}="${quoted(value!)}"`)
		.join('');

/** An element; what is within is XML already. */
export function tag(name: string, attributes: Attributes = {}, ...inner: string[]): string {
	const within = inner.join('');
	const start = `<${name}${attributesOf(attributes)}`;
	return within === '' ? `${start}/>` : `${start}>${within}</${name}>`;
}
