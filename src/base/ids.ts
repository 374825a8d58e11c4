import { randomBytes } from 'node:crypto';

/** 128 random bits as 22 characters of the base 58 alphabet (no 0 O I l, so it survives being read aloud). */
export type ItemId = string & { readonly itemId?: never };

const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const length = 22;

/** Writes 16 bytes as 22 letters, left-padded, so that equal lengths sort and compare alike. */
export function lettersOf(bytes: Uint8Array): string {
	let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
	let text = '';
	while (text.length < length) {
		text = letters[Number(rest % 58n)] + text;
		rest /= 58n;
	}
	return text;
}

export const newId = (): string => lettersOf(randomBytes(16));

const shape = new RegExp(`^[${letters}]{${length}}$`);

export const isId = (text: string): boolean => shape.test(text);
