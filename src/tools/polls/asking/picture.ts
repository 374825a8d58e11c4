/**
 * Pictures of options. A picture is drawn anew and kept as soon as it is sent, so that a refused form does not lose it;
 * until a poll takes it, it goes by a sealed name that only whoever sent it knows.
 */
import { timingSafeEqual } from 'node:crypto';
import { isId } from '#base/ids.ts';
import { type FieldFault, isRefusal } from '#base/refusal.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { blobs } from '#kernel/blobs/blobs.ts';
import { pictureOf } from '#kernel/blobs/picture.ts';
import { keepBlob } from '#kernel/items/blobs.ts';
import { spend } from '#kernel/limits/rate.ts';
import { derived } from '#kernel/settings/secret.ts';

export const pictureLimits = { megabytes: 5, pictures: 40 };
const maxBytes = pictureLimits.megabytes * 1024 * 1024;
const drawn = { maxPixels: 50_000_000, maxSide: 1200 };
const sending = { name: 'poll-picture', perMinute: 30, burst: 60 };

export type Kept = { id: string; bytes: number };

const sealOf = ({ id, bytes }: Kept): string =>
	derived('poll picture', `${id} ${bytes}`).subarray(0, 16).toString('base64url');

export const sealedName = (kept: Kept): string => `${kept.id}-${kept.bytes.toString(36)}-${sealOf(kept)}`;

/** @returns null where the name was not given out by this host. */
export function pictureNamed(name: string): Kept | null {
	const [, id, size, seal] = /^(\w{22})-([0-9a-z]{1,8})-([\w-]{22})$/.exec(name) ?? [];
	if (!id || !size || !seal || !isId(id)) return null;
	const kept = { id, bytes: Number.parseInt(size, 36) };
	const [given, expected] = [Buffer.from(seal), Buffer.from(sealOf(kept))];
	return given.length === expected.length && timingSafeEqual(given, expected) ? kept : null;
}

async function keep(file: File): Promise<string> {
	const picture = await pictureOf(new Uint8Array(await file.arrayBuffer()), drawn);
	const { id, bytes } = await (await blobs()).put(picture.bytes, { maxBytes });
	return sealedName({ id, bytes });
}

const uploadName = /^(\w{1,20}\[\d{1,6}\]\.)upload$/;

/**
 * Puts the files of a form away: `options[2].upload` becomes `options[2].picture`, a sealed name.
 * @throws kernel.malformed naming the files that are too heavy or no pictures; the others are kept all the same.
 */
export async function receivePictures(form: FormData, place: string | null): Promise<void> {
	const faults: FieldFault[] = [];
	for (const [name, file] of [...form]) {
		const [, row] = uploadName.exec(name) ?? [];
		if (row === undefined || !(file instanceof File)) continue;
		form.delete(name);
		if (file.size === 0) continue;
		spend(sending, place ?? '');
		try {
			if (file.size > maxBytes) faults.push({ field: name, code: 'too-heavy', limit: `${pictureLimits.megabytes} MB` });
			else form.set(`${row}picture`, await keep(file));
		} catch (problem) {
			if (!isRefusal(problem) || problem.code !== 'kernel.not-a-picture') throw problem;
			faults.push({ field: name, code: 'polls.not-a-picture' });
		}
	}
	if (faults.length > 0) throw malformed({ fields: faults });
}

/** What is wrong with so many pictures more beside those there are. */
export const pictureFaults = (options: { picture?: string; removed?: unknown }[], more: number): FieldFault[] => {
	const limit = pictureLimits.pictures;
	const there = options.filter(({ picture, removed }) => picture && !removed).length;
	return there + more > limit ? [{ field: 'options', code: 'polls.too-many-pictures', limit }] : [];
};

/** Sealed names as the blobs they stand for. @throws kernel.malformed where one was not given out here. */
export function picturesNamed<Option extends { picture?: string }>(
	options: Option[]
): { options: Option[]; kept: Kept[] } {
	const kept: Kept[] = [];
	const faults: FieldFault[] = [];
	const named = options.map((option, place) => {
		if (option.picture === undefined) return option;
		const picture = pictureNamed(option.picture);
		if (!picture) faults.push({ field: `options[${place}].picture`, code: 'not-one-of' });
		else kept.push(picture);
		return { ...option, picture: picture?.id };
	});
	faults.push(...pictureFaults([], kept.length));
	if (faults.length > 0) throw malformed({ fields: faults });
	return { options: named, kept };
}

/** The pictures belong to the item from now on: they count in its size and leave with it. */
export async function ownPictures(item: string, kept: Kept[]): Promise<void> {
	for (const picture of kept) await keepBlob(item, picture);
}

const isPng = (bytes: Uint8Array): boolean => bytes[0] === 0x89 && bytes[1] === 0x50;

/** What is kept never changes under its id, so browsers need not ask again. */
export async function pictureAnswer(blob: string): Promise<Response> {
	const { stream } = await (await blobs()).open(blob);
	const bytes = Buffer.concat(await Array.fromAsync(stream));
	return new Response(bytes, {
		headers: {
			'content-type': isPng(bytes) ? 'image/png' : 'image/webp',
			'content-length': String(bytes.byteLength),
			'cache-control': 'private, max-age=31536000, immutable'
		}
	});
}
