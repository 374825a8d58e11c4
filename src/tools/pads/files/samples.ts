/** Files that others wrote, where they lie beside the sources. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const places = ['../shared/fixtures/etherpad', '../../shared/fixtures/etherpad'].map((path) =>
	resolve(import.meta.dirname, '../../../..', path)
);

/** Null where they are not there. */
export const etherpadSamples: string | null = places.find((path) => existsSync(path)) ?? null;
