import { randomFillSync } from 'node:crypto';

/** 128 random bits as 22 characters of the base 58 alphabet (no 0 O I l, so it survives being read aloud). */
export type ItemId = string & { readonly itemId?: never };

const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const length = 22;

/** Nine letters at a time are still exact as a number: 58⁹ < 2⁵³. */
const chunk = 9;
const chunkSize = 58n ** BigInt(chunk);

/** Writes 16 bytes as 22 letters, left-padded, so that equal lengths sort and compare alike. */
export function lettersOf(bytes: Uint8Array): string {
	let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
	let text = '';
	while (text.length < length) {
		let part = Number(rest % chunkSize);
		rest /= chunkSize;
		for (let place = 0; place < chunk && text.length < length; place++) {
			text = letters[part % 58] + text;
			part = Math.floor(part / 58);
		}
	}
	return text;
}

// Random bytes are asked of the system for 256 ids at once: each asking costs as much as an id.
const pool = Buffer.alloc(16 * 256);
let used = pool.length;

export function newId(): string {
	if (used === pool.length) {
		randomFillSync(pool);
		used = 0;
	}
	used += 16;
	return lettersOf(pool.subarray(used - 16, used));
}

const shape = new RegExp(`^[${letters}]{${length}}$`);

export const isId = (text: string): boolean => shape.test(text);
