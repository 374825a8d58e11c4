/** The built house, brought up to date once however many test files ask for it at the same moment. */
import { resolve } from 'node:path';
// @ts-expect-error A plain script without types.
import { buildIfStale } from '../../bin/build.mjs';
import { alone } from './alone.ts';

export const root = resolve(import.meta.dirname, '../..');

let ready: Promise<void> | undefined;

export const built = (): Promise<void> => {
	ready ??= alone(`building ${root}`, () => buildIfStale(root));
	return ready;
};
