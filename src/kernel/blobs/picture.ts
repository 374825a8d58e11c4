import { refusal } from '#base/refusal.ts';

export const notAPicture = refusal('kernel.not-a-picture', 422);

export type PictureLimits = {
	/** Width times height of what is sent: beyond it, it is not even decoded. */
	maxPixels: number;
	/** The longer side of what is kept; smaller pictures are not enlarged. */
	maxSide: number;
};

export type Picture = { bytes: Uint8Array; width: number; height: number; type: 'image/webp' | 'image/png' };

// What browsers and phones send. The other readers of libvips stay shut: SVG is a program, PDF and the rest are a risk.
const readers = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}`);
const fewColours = 256;
const longestSeconds = 20;

type Sharp = typeof import('sharp')['default'];
let loading: Promise<Sharp> | undefined;

/** libvips is loaded at the first picture only, and keeps nothing between two of them. */
function loadSharp(): Promise<Sharp> {
	loading ??= import('sharp').then(({ default: sharp }) => {
		sharp.cache(false);
		sharp.concurrency(1);
		sharp.block({ operation: ['VipsForeignLoad'] });
		sharp.unblock({ operation: readers });
		return sharp;
	});
	return loading;
}

/**
 * Draws a picture anew: turned upright, at most `maxSide` long, first frame only, in sRGB, without any metadata
 * (no place, no camera, no hidden tail). WebP, or PNG where few colours make it smaller and sharper.
 * Refuses with `kernel.not-a-picture` (422).
 */
export async function pictureOf(bytes: Uint8Array, limits: PictureLimits): Promise<Picture> {
	if (bytes.byteLength === 0) throw notAPicture();
	const sharp = await loadSharp();
	return oneByOne(() => draw(sharp, bytes, limits)).catch(() => Promise.reject(notAPicture()));
}

let last: Promise<unknown> = Promise.resolve();

/** A decoded picture takes a hundred times its file: ten at once would not fit a small server. */
function oneByOne<Result>(work: () => Promise<Result>): Promise<Result> {
	const mine = last.then(work);
	last = mine.catch(() => undefined);
	return mine;
}

async function draw(sharp: Sharp, bytes: Uint8Array, { maxPixels, maxSide }: PictureLimits): Promise<Picture> {
	const source = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1, sequentialRead: true });
	const { data, info } = await source
		.autoOrient()
		.resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
		.toColourspace('srgb')
		.timeout({ seconds: longestSeconds })
		.raw()
		.toBuffer({ resolveWithObject: true });
	const raw = { width: info.width, height: info.height, channels: info.channels };
	const drawn = sharp(data, { raw });
	const few = coloursIn(data, info.channels) <= fewColours;
	const out = few ? drawn.png({ palette: true, effort: 7 }) : drawn.webp({ quality: 82, effort: 3 });
	const type = few ? 'image/png' : 'image/webp';
	return { bytes: await out.toBuffer(), width: info.width, height: info.height, type };
}

/** Counts until there are too many to matter. */
function coloursIn(data: Buffer, channels: number): number {
	const seen = new Set<number>();
	for (let at = 0; at < data.length && seen.size <= fewColours; at += channels) {
		seen.add(data.readUIntBE(at, channels));
	}
	return seen.size;
}
