import { refusal } from '#base/refusal.ts';

export const notAPicture = refusal('kernel.not-a-picture', 422);

export type PictureLimits = {
	/** Width times height of what is sent: beyond it, it is not even decoded. */
	maxPixels: number;
	/** The longer side of what is kept; smaller pictures are not enlarged. */
	maxSide: number;
};

export type Picture = { bytes: Uint8Array; width: number; height: number; type: 'image/webp' | 'image/png' };

// What browsers and phones send. SVG is left out: it is a program. So are PDF and what needs an outside library.
const known = new Set(['jpeg', 'png', 'webp', 'gif', 'avif', 'heif', 'tiff']);
const fewColours = 256;

type Sharp = typeof import('sharp')['default'];
let loading: Promise<Sharp> | undefined;

/** libvips is loaded at the first picture only, and keeps nothing between two of them. */
function loadSharp(): Promise<Sharp> {
	loading ??= import('sharp').then(({ default: sharp }) => {
		sharp.cache(false);
		sharp.concurrency(1);
		return sharp;
	});
	return loading;
}

/** The first bytes of what libvips would hand to its SVG, PDF or ImageMagick readers are text; pictures' are not. */
const looksLikeText = (bytes: Uint8Array): boolean =>
	/^[\s\uFEFF\u00EF\u00BB\u00BF]*[<%]/.test(Buffer.from(bytes.subarray(0, 256)).toString('latin1'));

/**
 * Draws a picture anew: turned upright, at most `maxSide` long, first frame only, in sRGB, without any metadata
 * (no place, no camera, no hidden tail). WebP, or PNG where few colours make it smaller and sharper.
 * Refuses with `kernel.not-a-picture` (422).
 */
export async function pictureOf(bytes: Uint8Array, { maxPixels, maxSide }: PictureLimits): Promise<Picture> {
	if (bytes.byteLength === 0 || looksLikeText(bytes)) throw notAPicture();
	const sharp = await loadSharp();
	try {
		return await draw(sharp, bytes, maxPixels, maxSide);
	} catch {
		throw notAPicture();
	}
}

async function draw(sharp: Sharp, bytes: Uint8Array, maxPixels: number, maxSide: number): Promise<Picture> {
	const source = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1, sequentialRead: true });
	const { format } = await source.metadata();
	if (!known.has(format)) throw notAPicture();
	const { data, info } = await source
		.autoOrient()
		.resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
		.toColourspace('srgb')
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
