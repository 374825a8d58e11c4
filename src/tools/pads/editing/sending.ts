/**
 * A picture on its way from a form to its pad: drawn and kept as soon as it is read, it goes on by a sealed name, so
 * that nothing waits for the drawing within a transaction and nobody can name a picture that was not sent to this pad.
 */
import { timingSafeEqual } from 'node:crypto';
import { malformed } from '#kernel/actions/perform.ts';
import { spend } from '#kernel/limits/rate.ts';
import { derived } from '#kernel/settings/secret.ts';
import { type PutAway, putAway } from './pictures.ts';

const sending = { name: 'pad-picture', perMinute: 30, burst: 60 };

const sealOf = (item: string, text: string): string =>
	derived('pad picture', `${item} ${text}`).subarray(0, 16).toString('base64url');

function sealed(item: string, { blob, bytes, name, width, height }: PutAway): string {
	const text = [blob, bytes, name, width, height].join('~');
	return `${text}~${sealOf(item, text)}`;
}

/** @throws kernel.malformed where the name was not given out for this item. */
export function unsealed(item: string, given: string): PutAway {
	const at = given.lastIndexOf('~');
	const text = given.slice(0, Math.max(at, 0));
	const [seal, expected] = [Buffer.from(given.slice(at + 1)), Buffer.from(sealOf(item, text))];
	if (seal.length !== expected.length || !timingSafeEqual(seal, expected))
		throw malformed({ fields: [{ field: 'picture', code: 'not-one-of' }] });
	const [blob = '', bytes, name = '', width, height] = text.split('~');
	return { blob, bytes: Number(bytes), name, width: Number(width), height: Number(height) };
}

/**
 * The file of a form becomes the sealed name `picture`.
 * @throws pads.not-a-picture, pads.picture-too-heavy, kernel.too-many.
 */
export async function receivePicture(form: FormData, item: string, place: string | null): Promise<void> {
	const file = form.get('file');
	form.delete('picture');
	if (!(file instanceof File) || file.size === 0) return;
	spend(sending, place ?? '');
	form.set('picture', sealed(item, await putAway(new Uint8Array(await file.arrayBuffer()))));
}
