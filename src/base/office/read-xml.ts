/** XML read into a small tree, within bounds. Definitions of documents and entities of their own are refused. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Unreadable } from './unreadable.ts';

export type XmlNode = XmlElement | string;
export type XmlElement = { name: string; attrs: Record<string, string>; children: XmlNode[] };

export type XmlLimits = { elements: number; depth: number; letters: number };
export const usualXml: XmlLimits = { elements: 2_000_000, depth: 200, letters: 80_000_000 };

const xmlSpace = 'http://www.w3.org/XML/1998/namespace';

/** By the byte order mark (XML 1.0, appendix F); without one it is UTF-8. */
function decoded(bytes: Uint8Array): string {
	const mark = (bytes[0]! << 8) | bytes[1]!;
	const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		throw new Unreadable('broken');
	}
}

/**
 * @param prefixes the prefix elements and attributes are called by here, by their namespace; others by `?`.
 * @returns the root; names as `prefix:local`.
 * @throws Unreadable; `unsafe` where it defines entities or a document type: the way to grow without end.
 */
export function readXml(
	source: string | Uint8Array,
	prefixes: Record<string, string> = {},
	limits: XmlLimits = usualXml
): XmlElement {
	const text = typeof source === 'string' ? source : decoded(source);
	if (text.length > limits.letters) throw new Unreadable('too-large');
	const nameOf = ({ uri, local }: { uri: string; local: string }): string =>
		uri === '' ? local : `${prefixes[uri] ?? (uri === xmlSpace ? 'xml' : '?')}:${local}`;
	const root: XmlElement = { name: '', attrs: {}, children: [] };
	const open = [root];
	let elements = 0;
	const parser = new SaxesParser({ xmlns: true });
	parser.on('error', () => {
		throw new Unreadable('broken');
	});
	parser.on('doctype', () => {
		throw new Unreadable('unsafe');
	});
	parser.on('opentag', (found) => {
		if (++elements > limits.elements || open.length > limits.depth) throw new Unreadable('too-large');
		const { attributes } = found as SaxesTagNS;
		const attrs = Object.fromEntries(Object.values(attributes).map((one) => [nameOf(one), one.value]));
		const element = { name: nameOf(found as SaxesTagNS), attrs, children: [] };
		open.at(-1)!.children.push(element);
		open.push(element);
	});
	parser.on('closetag', () => {
		open.pop();
	});
	const addText = (words: string) => {
		if (open.length > 1) open.at(-1)!.children.push(words);
	};
	parser.on('text', addText);
	parser.on('cdata', addText);
	parser.write(text).close();
	return root.children[0] as XmlElement;
}

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** The elements within, or those of one name. */
export const within = (element: XmlElement | undefined, name?: string): XmlElement[] =>
	(element?.children ?? []).filter((node): node is XmlElement => isElement(node) && (!name || node.name === name));

/** The first element at the end of a path of names. */
export const at = (element: XmlElement | undefined, ...names: string[]): XmlElement | undefined =>
	names.reduce<XmlElement | undefined>((here, name) => within(here, name)[0], element);

/** All elements of a name, however deep. */
export function* deep(element: XmlElement, name: string): Generator<XmlElement> {
	for (const inner of within(element)) {
		if (inner.name === name) yield inner;
		yield* deep(inner, name);
	}
}

export const textIn = (element: XmlElement): string =>
	element.children.map((node) => (isElement(node) ? textIn(node) : node)).join('');
