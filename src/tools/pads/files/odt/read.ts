/** An OpenDocument text as a tree. */
import { openPackage } from '#base/office/package.ts';
import { at, readXml, textIn, within, type XmlElement } from '#base/office/read-xml.ts';
import { Unreadable } from '#base/office/unreadable.ts';
import { type Block, block } from '../../text/tree.ts';
import { fitted } from '../fit.ts';
import { gathered, type Line, notesAtEnd, withoutTitle } from '../gather.ts';
import { PictureShelf, packageLimits } from '../incoming.ts';
import type { Read } from '../paper.ts';
import { frame } from './inline.ts';
import { listOf } from './list.ts';
import { prefixes, quoteSection } from './names.ts';
import { paragraph } from './paragraph.ts';
import { nothing, type Seen, type Within } from './seen.ts';
import { readStyles } from './styles.ts';
import { tableOf } from './table.ts';
import { threadsOf } from './threads.ts';

const isQuote = ({ attrs }: XmlElement): boolean =>
	attrs['text:style-name'] === quoteSection || /^Quote \d+$/.test(attrs['text:name'] ?? '');

const alone = (of: Block): Line => ({ block: of, left: 0, list: null, look: null });

function linesIn(of: XmlElement, seen: Seen, here: Within): Line[] {
	return within(of).flatMap((inner): Line[] => {
		const { name } = inner;
		if (name === 'text:p' || name === 'text:h') return [paragraph(inner, seen, here.quoted)];
		if (name === 'text:list') return listOf(inner, seen, here.level, here.list).map(alone);
		if (name === 'table:table') return [alone(tableOf(inner, seen))];
		if (name === 'draw:frame') return frame(inner, seen).map((node) => alone(block('paragraph', [node])));
		if (name !== 'text:section') return [];
		if (!isQuote(inner)) return linesIn(inner, seen, here);
		return [alone(block('blockquote', blocksIn(inner, seen, { quoted: true, level: 1, list: '' })))];
	});
}

const blocksIn = (of: XmlElement, seen: Seen, here: Within = { quoted: false, level: 1, list: '' }): Block[] =>
	gathered(linesIn(of, seen, here), seen.counts);

const isWanted = (path: string): boolean =>
	/^(content|styles|meta)\.xml$|^Pictures\/|^META-INF\/manifest\.xml$/.test(path);

export function readOdt(bytes: Uint8Array): Read {
	const files = openPackage(bytes, packageLimits, isWanted);
	const part = (path: string): XmlElement | undefined => {
		const found = files.get(path);
		return found && readXml(found, prefixes);
	};
	const manifest = files.get('META-INF/manifest.xml');
	if (manifest && new TextDecoder().decode(manifest).includes('encryption-data')) throw new Unreadable('locked');
	const content = part('content.xml');
	const body = at(content, 'office:body', 'office:text');
	if (!body) throw new Unreadable('broken');
	const seen: Seen = {
		styles: readStyles(content, part('styles.xml')),
		shelf: new PictureShelf(files),
		spaced: true,
		letters: 0,
		notes: new Map(),
		open: new Set(),
		feet: [],
		mention: null,
		counts: new Map(),
		blocksIn
	};
	const blocks = [...blocksIn(body, seen), ...notesAtEnd(seen.feet, (note) => blocksIn(note, seen))];
	const { tree, remarks } = threadsOf(blocks, seen);
	const { title, tree: rest } = withoutTitle(tree, ({ attrs }) => attrs.title === true);
	const told = textIn(at(part('meta.xml'), 'office:meta', 'dc:title') ?? nothing).trim();
	return { title: title ?? (told || null), tree: fitted(rest), pictures: seen.shelf.taken, remarks };
}
