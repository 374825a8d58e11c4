/** Keys of programs: 128 bits in hexadecimal, for that is all WordPress leaves of what is typed. Shown once. */
import { createHash, randomBytes } from 'node:crypto';
import * as store from './store.ts';

export const newKey = (): string => randomBytes(16).toString('hex');
export const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

const isKey = (text: string): boolean => /^[\da-f]{32}$/.test(text);

export const programOf = async (key: string): Promise<store.Program | undefined> =>
	isKey(key) ? store.programByHash(hashOf(key)) : undefined;
