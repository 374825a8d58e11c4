/** A Word file as a tree. Whatever made it: Word, LibreOffice, Google, ourselves. */
import { openPackage } from '#base/office/package.ts';
import { at, readXml, textIn, within, type XmlElement } from '#base/office/read-xml.ts';
import { Unreadable } from '#base/office/unreadable.ts';
import { type Block, block } from '../../text/tree.ts';
import { fitted } from '../fit.ts';
import { gathered, type Line, notesAtEnd, withoutTitle } from '../gather.ts';
import { PictureShelf, packageLimits } from '../incoming.ts';
import type { Read } from '../paper.ts';
import { readComments } from './comments.ts';
import { aboutIt } from './inline.ts';
import { prefixes, quoteMark } from './names.ts';
import { paragraph } from './paragraph.ts';
import { chosen, type Seen, transparent } from './seen.ts';
import { numberOf, readNumbering, readStyles } from './styles.ts';
import { tableOf } from './table.ts';

/** The bookmark of a quote that begins here: between blocks, or within the first of its lines, where Word puts it. */
function quoteAt(of: XmlElement, known: Set<string>): { id: string; left: number } | null {
	const marks = of.name === 'w:bookmarkStart' ? [of] : of.name === 'w:p' ? within(of, 'w:bookmarkStart') : [];
	for (const { attrs } of marks) {
		const [, left] = quoteMark.exec(attrs['w:name'] ?? '') ?? [];
		if (left !== undefined && !known.has(attrs['w:id'] ?? '')) return { id: attrs['w:id'] ?? '', left: Number(left) };
	}
	return null;
}

const endsQuote = (of: XmlElement, id: string): boolean =>
	[of, ...within(of)].some(({ name, attrs }) => name === 'w:bookmarkEnd' && attrs['w:id'] === id);

type Place = { seen: Seen; quoted: boolean; known: Set<string> };

function linesAmong(nodes: XmlElement[], place: Place): Line[] {
	const lines: Line[] = [];
	for (let at = 0; at < nodes.length; at++) {
		const found = quoteAt(nodes[at]!, place.known);
		const end = found ? nodes.findIndex((one, other) => other >= at && endsQuote(one, found.id)) : -1;
		if (found && end !== -1) {
			const known = new Set([...place.known, found.id]);
			const inside = linesAmong(nodes.slice(at, end + 1), { ...place, quoted: true, known });
			const content = gathered(inside, place.seen.counts);
			lines.push({ block: block('blockquote', content), left: found.left, list: null, look: null });
			at = end;
		} else lines.push(...linesOf(nodes[at]!, place));
	}
	return lines;
}

function linesOf(of: XmlElement, place: Place): Line[] {
	const { name } = of;
	const { seen, quoted } = place;
	if (name === 'w:p') return paragraph(of, seen, quoted);
	if (name === 'w:tbl') {
		const left = numberOf(at(of, 'w:tblPr', 'w:tblInd')?.attrs['w:w']) ?? 0;
		return [{ block: tableOf(of, seen), left, list: null, look: null }];
	}
	if (name === 'w:sdt') return linesAmong(within(at(of, 'w:sdtContent')), place);
	if (name === 'mc:AlternateContent') return linesAmong(chosen(of), place);
	if (name.startsWith('w:commentRange')) aboutIt(of, [], seen);
	return transparent.test(name) ? linesAmong(within(of), place) : [];
}

const linesIn = (of: XmlElement, seen: Seen): Line[] =>
	linesAmong(within(of), { seen, quoted: false, known: new Set() });

const blocksIn = (of: XmlElement, seen: Seen): Block[] => gathered(linesIn(of, seen), seen.counts);

/** `../media/a.png` seen from `word/`. */
function pathFrom(folder: string, target: string): string {
	const steps: string[] = [];
	for (const part of (target.startsWith('/') ? target : `${folder}/${target}`).split('/')) {
		if (part === '..') steps.pop();
		else if (part && part !== '.') steps.push(part);
	}
	return steps.join('/');
}

const isWanted = (path: string): boolean => /\.(xml|rels)$|\/media\//.test(path) && !/^customXml\//.test(path);

export function readDocx(bytes: Uint8Array): Read {
	const files = openPackage(bytes, packageLimits, isWanted);
	const part = (path: string): XmlElement | undefined => {
		const found = files.get(path);
		return found && readXml(found, prefixes);
	};
	const relations = (path: string): XmlElement[] => within(part(path));
	const kind = ({ attrs }: XmlElement): string => (attrs.Type ?? '').split('/').at(-1)!;
	const main = relations('_rels/.rels').find((one) => kind(one) === 'officeDocument')?.attrs.Target;
	const path = pathFrom('', main ?? 'word/document.xml');
	const folder = path.split('/').slice(0, -1).join('/');
	const beside = relations(`${folder}/_rels/${path.split('/').at(-1)}.rels`);
	const named = (wanted: string): XmlElement | undefined => {
		const found = beside.find((one) => kind(one) === wanted);
		return found && part(pathFrom(folder, found.attrs.Target ?? ''));
	};
	const body = at(part(path), 'w:body');
	if (!body) throw new Unreadable('broken');
	const linkOf = ({ attrs }: XmlElement): string =>
		attrs.TargetMode === 'External' ? (attrs.Target ?? '') : pathFrom(folder, attrs.Target ?? '');
	const threads = readComments(named('comments'), named('commentsExtended'));
	const notes = (name: string): [string, XmlElement][] =>
		within(named(`${name}s`), `w:${name}`).map((one) => [`${name} ${one.attrs['w:id']}`, one]);
	const seen: Seen = {
		styles: readStyles(named('styles')),
		numbering: readNumbering(named('numbering')),
		running: new Map(),
		links: new Map(beside.map((one) => [one.attrs.Id ?? '', linkOf(one)])),
		shelf: new PictureShelf(files),
		threads,
		about: new Set(),
		placed: new Set(),
		fields: [],
		notes: new Map([...notes('footnote'), ...notes('endnote')]),
		noted: [],
		counts: new Map(),
		blocksIn
	};
	const tree = [...blocksIn(body, seen), ...notesAtEnd(seen.noted, (note) => blocksIn(seen.notes.get(note)!, seen))];
	const { title, tree: rest } = withoutTitle(tree, ({ attrs }) => attrs.title === true);
	const told = textIn(at(part('docProps/core.xml'), 'dc:title') ?? { name: '', attrs: {}, children: [] }).trim();
	return { title: title ?? (told || null), tree: fitted(rest), pictures: seen.shelf.taken, remarks: threads.remarks };
}
