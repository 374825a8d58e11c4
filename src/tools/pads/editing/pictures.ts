/**
 * Pictures in the text of pads. Each is drawn anew (upright, without place, camera or hidden tail), belongs to its item
 * and counts in its size. It stays when it leaves the text: the history of the pad may show it again.
 */
import { createHash } from 'node:crypto';
import { isRefusal, refusal } from '#base/refusal.ts';
import { blobs } from '#kernel/blobs/blobs.ts';
import { type Picture, pictureOf } from '#kernel/blobs/picture.ts';
import { transaction } from '#kernel/database/connection.ts';
import { dropBlob, keepBlob } from '#kernel/items/blobs.ts';
import { pictureAt, pictureSrc, pictureType } from '../text/picture.ts';
import { type Block, isWords } from '../text/tree.ts';
import * as store from './store.ts';

export const pictureLimits = { bytes: 10 * 1024 * 1024, pictures: 2000 };
const drawn = { maxPixels: 60_000_000, maxSide: 2000 };

export const notAPicture = refusal('pads.not-a-picture', 422);
export const pictureTooHeavy = refusal('pads.picture-too-heavy', 413);
export const tooManyPictures = refusal('pads.too-many-pictures', 413);

export type InText = { src: string; width: number; height: number };
/** Its bytes are kept, but belong to no item yet. */
export type PutAway = { blob: string; bytes: number; name: string; width: number; height: number };

const nameFor = ({ bytes, type }: Picture): string =>
	`${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${type.slice('image/'.length)}`;

/**
 * Draws a picture and keeps its bytes, so that no transaction waits for the drawing.
 * @throws pads.not-a-picture, pads.picture-too-heavy.
 */
export async function putAway(bytes: Uint8Array): Promise<PutAway> {
	if (bytes.byteLength > pictureLimits.bytes)
		throw pictureTooHeavy({ gaps: { most: pictureLimits.bytes / 1024 / 1024 } });
	const picture = await pictureOf(bytes, drawn).catch((problem) => {
		throw isRefusal(problem) && problem.code === 'kernel.not-a-picture' ? notAPicture() : problem;
	});
	const maxBytes = picture.bytes.byteLength;
	const kept = await (await blobs()).put(picture.bytes, { maxBytes });
	const { width, height } = picture;
	return { blob: kept.id, bytes: kept.bytes, name: nameFor(picture), width, height };
}

const inText = (item: string, { name, width, height }: Omit<PutAway, 'blob' | 'bytes'>): InText => ({
	src: pictureSrc(item, name),
	width,
	height
});

/**
 * The picture belongs to the item from now on. What the item has already is not kept twice: the second file has no
 * owner and is cleared away with other strays.
 * @throws kernel.quota-full, pads.too-many-pictures.
 */
export const ownPicture = (item: string, picture: PutAway): Promise<InText> =>
	transaction(async () => {
		if ((await store.countOfPictures(item)) >= pictureLimits.pictures)
			throw tooManyPictures({ gaps: { most: pictureLimits.pictures } });
		if (await store.keepPicture(item, picture)) await keepBlob(item, { id: picture.blob, bytes: picture.bytes });
		return inText(item, picture);
	});

/** @throws pads.not-a-picture, pads.picture-too-heavy, pads.too-many-pictures, kernel.quota-full. */
export const keepPicture = async (item: string, bytes: Uint8Array): Promise<InText> =>
	ownPicture(item, await putAway(bytes));

/** A picture of this item, by its address or its name; null where it has none such. */
export async function readPicture(item: string, src: string): Promise<{ bytes: Uint8Array; type: string } | null> {
	const name = pictureAt(src)?.name ?? src;
	const found = await store.picture(item, name);
	if (!found) return null;
	const { stream } = await (await blobs()).open(found.blob);
	return { bytes: Buffer.concat(await Array.fromAsync(stream)), type: pictureType(name) };
}

/** It leaves the item for good, also from its history. */
export const dropPicture = (item: string, name: string): Promise<void> =>
	transaction(async () => {
		const blob = await store.dropPicture(item, name);
		if (blob) await dropBlob(item, blob);
	});

/** The text of one item as it may stand in another, which owns its pictures too. */
export async function takePictures(from: string, to: string, tree: Block[]): Promise<Block[]> {
	const taken: Block[] = [];
	for (const node of tree) taken.push(await takenAlong(from, to, node));
	return taken;
}

async function takenAlong(from: string, to: string, node: Block): Promise<Block> {
	const content = [];
	for (const inner of node.content) content.push(isWords(inner) ? inner : await takenAlong(from, to, inner));
	const at = node.type === 'image' ? pictureAt(node.attrs.src) : null;
	const found = at && at.item === from ? await store.picture(from, at.name) : null;
	if (!found) return { ...node, content };
	return { ...node, content, attrs: { ...node.attrs, src: await shared(to, found) } };
}

/** Both items have the same file; it is removed when neither needs it. */
async function shared(to: string, { blob, name, width, height }: store.KeptPicture): Promise<string> {
	const { stream, size } = await (await blobs()).open(blob);
	await stream.cancel();
	return (await ownPicture(to, { blob, bytes: size, name, width, height })).src;
}
