/** A pad, now or at a moment of its history, as a text ready to become a file. */
import { refusal } from '#base/refusal.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { authorsFor, threadsFor } from '../comments/store.ts';
import { readPicture } from '../editing/pictures.ts';
import { docFor } from '../history/reading.ts';
import { sourceOf } from '../markdown/source.ts';
import { markdownIn, treeOf } from '../text/document.ts';
import { type Block, isWords, type Node } from '../text/tree.ts';
import type { Drawn, Paper } from './paper.ts';
import { remarksIn } from './remarks.ts';
import { signedSource, withSourceRemarks } from './source-remarks.ts';

export type Wish = {
	/** The number of a change: the text as it was after it. */
	at: string | null;
	comments: boolean;
};

const mostPictureBytes = 150 * 1024 * 1024;
const tooManyPictures = refusal('pads.pictures-too-heavy', 413);

export function wishIn(query: URLSearchParams): Wish {
	return { at: query.get('at'), comments: query.get('comments') === '1' };
}

function* sourcesIn(nodes: Node[]): Generator<string> {
	for (const node of nodes) {
		if (isWords(node)) continue;
		if (node.type === 'image' && typeof node.attrs.src === 'string') yield node.attrs.src;
		yield* sourcesIn(node.content);
	}
}

/** Loaded at the first picture only. */
const loadSharp = async () => (await import('sharp')).default;

async function drawn(bytes: Uint8Array, type: string): Promise<Drawn> {
	const { width = 1, height = 1 } = await (await loadSharp())(bytes).metadata();
	return { bytes, type, width, height };
}

/** Word knows no WebP. */
async function forOffices({ bytes, type, ...size }: Drawn): Promise<Drawn> {
	if (type !== 'image/webp') return { bytes, type, ...size };
	const picture = (await loadSharp())(bytes);
	const { hasAlpha } = await picture.metadata();
	const out = hasAlpha ? picture.png() : picture.jpeg({ quality: 88 });
	return { bytes: new Uint8Array(await out.toBuffer()), type: hasAlpha ? 'image/png' : 'image/jpeg', ...size };
}

/** @throws pads.pictures-too-heavy where they fill no file any more. */
export async function picturesOf(item: string, tree: Block[], isForOffices: boolean): Promise<Paper['pictures']> {
	const pictures: Paper['pictures'] = new Map();
	let bytes = 0;
	for (const src of new Set(sourcesIn(tree))) {
		const found = await readPicture(item, src);
		if (!found) continue;
		const own = await drawn(found.bytes, found.type);
		const picture = isForOffices ? await forOffices(own) : own;
		bytes += picture.bytes.byteLength;
		if (bytes > mostPictureBytes) throw tooManyPictures();
		pictures.set(src, picture);
	}
	return pictures;
}

/** The text and what was said of it; pictures come where a file holds them. */
export async function paperFor(pass: ItemPass, { at, comments }: Wish): Promise<Paper> {
	const { title, language } = pass.about;
	const doc = await docFor(pass, at);
	const threads = comments ? await threadsFor(pass) : [];
	const remarks = comments ? remarksIn(doc, threads, await authorsFor(pass)) : [];
	const source = sourceOf(doc) ? markdownIn(doc, signedSource(doc, threads)) : null;
	const tree = source === null ? treeOf(doc) : withSourceRemarks(treeOf(doc), doc, threads);
	doc.destroy();
	return { title, language, tree, source, pictures: new Map(), remarks };
}
