/** Secret links: 130 bits, derived from the host's secret so that an owner can hand the same link out again. */
import { createHash } from 'node:crypto';
import { derived } from '../settings/secret.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 26;

/** The text of a key in Crockford's base 32: no capitals, none of i l o u. */
export function keyText(item: string, keyId: string): string {
	const bytes = derived('key', `${item}/${keyId}`);
	let text = '';
	for (const byte of bytes.subarray(0, length)) text += alphabet[byte & 31];
	return text;
}

export const isKeyText = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{26}$/.test(text);

export const keyHash = (text: string): Buffer => createHash('sha256').update(text).digest();
