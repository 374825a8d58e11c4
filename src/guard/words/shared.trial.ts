/** Where data for measuring lies that is no part of the project, if it is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const places = [process.env.ARCHIPEL_SHARED, '../shared', '/work/shared'];

const folder = places.map((place) => place && join(place, 'data')).find((place) => place && existsSync(place)) ?? null;

export const isShared = folder !== null;
export const sharedText = (file: string): string => readFileSync(join(folder!, file), 'utf8');
export const sharedLines = (file: string): string[] => sharedText(file).split('\n').filter(Boolean);
