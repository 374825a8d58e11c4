/** A PDF is opened by PDF.js, page by page, within bounds; see docs/decisions for why by this build of it. */
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'unpdf/pdfjs';
import { Unreadable } from '#base/office/unreadable.ts';
import { incoming } from '../incoming.ts';
import { lookOf } from './fonts.ts';
import { type Matrix, times } from './matrix.ts';
import type { Page, Run, Tag } from './page.ts';
import { type Album, drawnOn } from './pictures.ts';

const quiet = 0;

async function documentOf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
	try {
		return await getDocument({
			data: bytes,
			verbosity: quiet,
			maxImageSize: 30_000_000,
			disableFontFace: true,
			useSystemFonts: false,
			useWorkerFetch: false,
			useWasm: false,
			isOffscreenCanvasSupported: false,
			isImageDecoderSupported: false,
			stopAtErrors: false
		}).promise;
	} catch (problem) {
		throw new Unreadable((problem as Error).name === 'PasswordException' ? 'locked' : 'broken');
	}
}

type Link = { href: string; left: number; top: number; right: number; bottom: number };

async function linksOn(page: PDFPageProxy, view: Matrix): Promise<Link[]> {
	const all = await page.getAnnotations();
	return all.flatMap(({ subtype, url, rect }): Link[] => {
		if (subtype !== 'Link' || typeof url !== 'string') return [];
		const corners = [
			[rect[0], rect[1]],
			[rect[2], rect[3]]
		].map(([x, y]) => times(view, [1, 0, 0, 1, x, y]));
		const [xs, ys] = [corners.map((one) => one[4]!), corners.map((one) => one[5]!)];
		return [
			{ href: url, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
		];
	});
}

/** Where a link covers a part of a run, the run is parted: letters are taken to be of one width, and words stay whole. */
function parted(run: Run, links: Link[]): Run[] {
	const middle = run.y - run.size * 0.3;
	const link = links.find(
		({ left, right, top, bottom }) =>
			middle > top && middle < bottom && Math.min(right, run.x + run.width) - Math.max(left, run.x) > run.size * 0.3
	);
	if (!link || run.text === '') return [run];
	const placeAt = (x: number): number => {
		const near = Math.round(((x - run.x) / run.width) * run.text.length);
		const ends = [0, run.text.length, ...[...run.text.matchAll(/\b/g)].map(({ index }) => index)];
		return ends.reduce((best, one) => (Math.abs(one - near) < Math.abs(best - near) ? one : best));
	};
	const [from, to] = [placeAt(link.left), placeAt(link.right)];
	const rest = links.filter((one) => one !== link);
	const piece = (start: number, end: number): Run => ({
		...run,
		text: run.text.slice(start, end),
		x: run.x + (run.width * start) / run.text.length,
		width: (run.width * (end - start)) / run.text.length
	});
	return [
		...parted(piece(0, from), rest),
		{ ...piece(from, to), href: link.href },
		...parted(piece(to, run.text.length), rest)
	].filter(({ text }) => text !== '');
}

type Mark = { id: string | null; isBeside: boolean };

function marked(open: Mark[], { tag, id }: { tag?: string; id?: string | null }): Mark {
	const above = open.at(-1);
	return { id: id ?? above?.id ?? null, isBeside: tag === 'Artifact' || above?.isBeside === true };
}

/** Words drawn askew are stamps and marks of water, no text. */
const isUpright = ([a = 0, b = 0]: number[]): boolean => a > 0 && Math.abs(b) < a * 0.1;

async function runsOn(page: PDFPageProxy, view: Matrix): Promise<Run[]> {
	const { items } = await page.getTextContent({ includeMarkedContent: true });
	const links = await linksOn(page, view);
	const open: Mark[] = [];
	const runs: Run[] = [];
	for (const item of items) {
		if (!('str' in item)) {
			if (item.type === 'endMarkedContent') open.pop();
			else open.push(marked(open, item as { tag?: string; id?: string }));
			continue;
		}
		const place = times(view, item.transform);
		if (item.str === '' || !isUpright(place)) continue;
		const { id = null, isBeside = false } = open.at(-1) ?? {};
		const font = page.commonObjs.has(item.fontName) ? page.commonObjs.get(item.fontName)?.name : '';
		const run: Run = {
			text: item.str.replaceAll('\0', ''),
			x: place[4]!,
			y: place[5]!,
			width: item.width,
			size: Math.hypot(place[2]!, place[3]!) || item.height || 1,
			...lookOf(String(font ?? '')),
			href: null,
			part: id,
			isBeside
		};
		runs.push(...parted(run, links));
	}
	return runs;
}

async function pageOf(page: PDFPageProxy, album: Album): Promise<Page> {
	const { transform, height } = page.getViewport({ scale: 1 });
	// Names of fonts are known once everything was drawn.
	const drawn = await drawnOn(page, transform, album);
	const runs = await runsOn(page, transform);
	const tags = (await page.getStructTree()) as Tag | null;
	page.cleanup();
	return { height, runs, tags, ...drawn };
}

export type Opened = { title: string; pages: Page[] };

/** @throws Unreadable. */
export async function openPdf(bytes: Uint8Array, album: Album): Promise<Opened> {
	const document = await documentOf(bytes);
	if (document.numPages > incoming.pages) throw new Unreadable('pages');
	const { info } = await document.getMetadata().catch(() => ({ info: {} }));
	const pages: Page[] = [];
	let letters = 0;
	for (let number = 1; number <= document.numPages; number++) {
		const page = await pageOf(await document.getPage(number), album);
		for (const { text } of page.runs) letters += text.length;
		if (letters > incoming.letters) throw new Unreadable('too-large');
		pages.push(page);
	}
	const { Title } = info as { Title?: unknown };
	return { title: typeof Title === 'string' ? Title.trim() : '', pages };
}
