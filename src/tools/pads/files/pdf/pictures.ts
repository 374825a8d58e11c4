/** Pictures of a PDF: as points of colour, which are packed so that whoever draws them anew can read them. */
import sharp from 'sharp';
import { OPS, type PDFPageProxy } from 'unpdf/pdfjs';
import { Unreadable } from '#base/office/unreadable.ts';
import { incoming } from '../incoming.ts';
import { type Matrix, times } from './matrix.ts';
import type { Placed } from './page.ts';

type Points = { width: number; height: number; kind: number; data: Uint8Array | Uint8ClampedArray };
type Drawn = { pictures: Placed[]; ticked: Set<string> };

const mostPoints = 150_000_000;
/** Smaller ones are lines and ornaments. */
const least = 24;

/** Everything that was taken, once, however often it is shown. */
export class Album {
	readonly taken = new Map<string, Uint8Array>();
	private points = 0;

	/** @throws Unreadable where there are too many. */
	async take(src: string, of: Points): Promise<void> {
		if (this.taken.has(src)) return;
		this.points += of.width * of.height;
		if (this.taken.size >= incoming.pictures || this.points > mostPoints) throw new Unreadable('pictures');
		this.taken.set(src, await packed(of));
	}
}

/** One bit a point, three bytes or four (`ImageKind` of PDF.js). */
function bytesOf({ width, height, kind, data }: Points): { data: Uint8Array; channels: 1 | 3 | 4 } {
	if (kind !== 1)
		return { data: new Uint8Array(data.buffer, data.byteOffset, data.length), channels: kind === 3 ? 4 : 3 };
	const row = Math.ceil(width / 8);
	const grey = new Uint8Array(width * height);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++)
			grey[y * width + x] = ((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0;
	return { data: grey, channels: 1 };
}

async function packed(points: Points): Promise<Uint8Array> {
	const { data, channels } = bytesOf(points);
	const { width, height } = points;
	return new Uint8Array(
		await sharp(data, { raw: { width, height, channels } }).png({ compressionLevel: 3 }).toBuffer()
	);
}

const isPoints = (one: unknown): one is Points => {
	const { width, height, kind, data } = (one ?? {}) as Partial<Points>;
	return [1, 2, 3].includes(kind!) && width! >= least && height! >= least && ArrayBuffer.isView(data);
};

const found = (page: PDFPageProxy, name: string): Promise<unknown> =>
	new Promise((resolve) => {
		const shelf = name.startsWith('g_') ? page.commonObjs : page.objs;
		shelf.get(name, resolve);
	});

/** Two strokes that meet at a corner: how browsers draw the tick of a box. */
const isTick = (path: ArrayLike<number> | null | undefined): boolean =>
	path?.length === 9 && path[0] === 0 && path[3] === 1 && path[6] === 1;

/** A walk through what is drawn, which knows where it stands and of what part it is. */
class Pen {
	place: Matrix;
	private readonly view: Matrix;
	private readonly kept: Matrix[] = [];
	private readonly parts: (string | null)[] = [];

	constructor(view: Matrix) {
		this.view = view;
		this.place = view;
	}

	get part(): string | null {
		return this.parts.at(-1) ?? null;
	}

	readonly moves: Record<number, (args: unknown[]) => void> = {
		[OPS.save]: () => void this.kept.push(this.place),
		[OPS.restore]: () => {
			this.place = this.kept.pop() ?? this.view;
		},
		[OPS.transform]: (args) => {
			this.place = times(this.place, args as number[]);
		},
		[OPS.beginMarkedContent]: () => void this.parts.push(this.part),
		[OPS.beginMarkedContentProps]: ([, part]) => void this.parts.push(typeof part === 'string' ? part : this.part),
		[OPS.endMarkedContent]: () => void this.parts.pop()
	};
}

/** As the words of the page name their parts. */
const named = ({ ref }: PDFPageProxy, [tag, number]: unknown[]): unknown[] =>
	typeof number === 'number' ? [tag, `p${ref?.num}R${ref?.gen || ''}_mc${number}`] : [tag, null];

/** @throws Unreadable where there are too many. */
export async function drawnOn(page: PDFPageProxy, view: Matrix, album: Album): Promise<Drawn> {
	const { fnArray, argsArray } = await page.getOperatorList();
	const drawn: Drawn = { pictures: [], ticked: new Set() };
	const pen = new Pen(view);
	for (const [at, code] of fnArray.entries()) {
		const args = argsArray[at];
		pen.moves[code]?.(code === OPS.beginMarkedContentProps ? named(page, args) : args);
		if (code === OPS.constructPath && args[0] === OPS.stroke && pen.part && isTick(args[1]?.[0]))
			drawn.ticked.add(pen.part);
		if (code !== OPS.paintImageXObject) continue;
		const name = String(args[0]);
		const points = await found(page, name);
		if (!isPoints(points)) continue;
		const src = `file:${name.startsWith('g_') ? '' : `${page.pageNumber}/`}${name}`;
		await album.take(src, points);
		const [a = 0, b = 0, , d = 0, , f = 0] = Array.from(pen.place);
		drawn.pictures.push({ src, y: Math.min(f, f + d), part: pen.part, width: Math.hypot(a, b) });
	}
	return drawn;
}
