/** From a file to a tree, whatever it is; from a tree to the files of offices. Pure: runs in a thread of its own. */

import { Unreadable } from '#base/office/unreadable.ts';
import { decoded } from '#base/spreadsheet/read-csv.ts';
import { isLink } from '../text/link.ts';
import { treeFrom } from '../text/read-markdown.ts';
import { type Block, block, isWords, type Node, words } from '../text/tree.ts';
import { readDocx } from './docx/read.ts';
import { docxOf } from './docx/write.ts';
import { fitted } from './fit.ts';
import { incoming } from './incoming.ts';
import { readNoted } from './markdown-notes.ts';
import { readOdt } from './odt/read.ts';
import { odtOf } from './odt/write.ts';
import type { Paper, Read } from './paper.ts';
import { readHtml } from './read-html.ts';

export const readKinds = ['docx', 'odt', 'pdf', 'html', 'md', 'txt'] as const;
export type ReadKind = (typeof readKinds)[number];
export const writeKinds = ['docx', 'odt'] as const;
export type WriteKind = (typeof writeKinds)[number];

const endings: Record<string, ReadKind> = {
	...{ docx: 'docx', odt: 'odt', fodt: 'odt', html: 'html', htm: 'html', xhtml: 'html' },
	pdf: 'pdf',
	...{ md: 'md', markdown: 'md', mdown: 'md', txt: 'txt', text: 'txt' }
};

const startsWith = (bytes: Uint8Array, sign: number[]): boolean => sign.every((byte, at) => bytes[at] === byte);
const zip = [0x50, 0x4b, 0x03, 0x04];
/** `%PDF-`, which may stand behind what a mail or a printer put before it. */
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
/** Old Word files, and new ones behind a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];

const holdsNul = (bytes: Uint8Array): boolean =>
	bytes.subarray(0, 4096).includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe;

/**
 * What a file is: by its first bytes, and among texts by its name.
 * @returns null where it is none of those that are read.
 * @throws Unreadable `locked` for old or protected files of Word.
 */
export function kindOf(name: string, bytes: Uint8Array): ReadKind | null {
	const named = endings[/\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ''] ?? null;
	if (startsWith(bytes, compound)) throw new Unreadable('locked');
	if (startsWith(bytes, zip)) return named === 'docx' || named === 'odt' ? named : kindInside(bytes);
	if (isPdf(bytes) && (named === 'pdf' || named === null)) return 'pdf';
	if (named === 'docx' || named === 'odt' || named === 'pdf') throw new Unreadable('broken');
	if (holdsNul(bytes)) return null;
	if (named) return named;
	return /\.\w{1,8}$/.test(name) ? null : textKind(bytes);
}

/** An OpenDocument text says what it is in its first entry; a Word file begins with its table of types. */
function kindInside(bytes: Uint8Array): ReadKind | null {
	const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
	if (head.includes('mimetypeapplication/vnd.oasis.opendocument.text')) return 'odt';
	return /\[Content_Types\]\.xml|_rels\/|word\//.test(head) ? 'docx' : null;
}

const textKind = (bytes: Uint8Array): ReadKind =>
	/^\s*<(!doctype html|html)/i.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1')) ? 'html' : 'txt';

const nothing = { title: null, pictures: new Map(), remarks: [] };

/** Empty lines part paragraphs; other ends of line stay. */
const readText = (text: string): Read => ({
	...nothing,
	tree: fitted(
		text
			.split(/\n[ \t]*\n+/)
			.filter((part) => part.trim())
			.map((part) => block('paragraph', [words(part.replace(/^\n+/, '').trimEnd())]))
	)
});

const textFrom = (bytes: Uint8Array): string => decoded(bytes).replace(/\r\n?/g, '\n').replaceAll('\0', '');

function limited(text: string): string {
	if (text.length > incoming.letters) throw new Unreadable('too-large');
	return text;
}

const readers: Record<ReadKind, (bytes: Uint8Array) => Read | Promise<Read>> = {
	docx: readDocx,
	odt: readOdt,
	// The reader of PDF is large, and most files are none.
	pdf: async (bytes) => (await import('./pdf/read.ts')).readPdf(bytes),
	html: (bytes) => readHtml(textFrom(bytes)),
	md: (bytes) => ({ ...nothing, ...readNoted(limited(textFrom(bytes)), (source) => fitted(treeFrom(source))) }),
	txt: (bytes) => readText(limited(textFrom(bytes)))
};

function* wordsIn(nodes: Node[]): Generator<string> {
	for (const node of nodes) {
		if (isWords(node)) yield node.text;
		else yield* wordsIn(node.content);
	}
}

/** Pictures that did not come along are named where they stood; those of the web are linked to. */
const instead = ({ attrs }: Block): Block[] => {
	const src = String(attrs.src);
	const said = String(attrs.alt ?? '') || (isLink(src) ? src : '');
	return said ? [block('paragraph', [words(said, isLink(src) ? { link: { href: src } } : {})])] : [];
};

const withOwnPictures = (nodes: Node[], pictures: Map<string, unknown>): Node[] =>
	nodes.flatMap((node): Node[] => {
		if (isWords(node)) return [node];
		if (node.type === 'image' && !pictures.has(String(node.attrs.src))) return instead(node);
		return [{ ...node, content: withOwnPictures(node.content, pictures) }];
	});

/** @throws Unreadable. */
export async function read(kind: ReadKind, bytes: Uint8Array): Promise<Read> {
	const found = await readers[kind](bytes);
	let letters = 0;
	for (const text of wordsIn(found.tree)) letters += text.length;
	if (letters > incoming.letters) throw new Unreadable('too-large');
	return { ...found, tree: fitted(withOwnPictures(found.tree, found.pictures)) };
}

const writers: Record<WriteKind, (paper: Paper) => Uint8Array> = { docx: docxOf, odt: odtOf };

export const write = (kind: WriteKind, paper: Paper): Uint8Array => writers[kind](paper);
