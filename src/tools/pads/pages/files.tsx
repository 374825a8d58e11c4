/** The text as files, see `files/`. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { fileFor } from '../files/export.ts';

export const fileKinds = ['html', 'md', 'txt'] as const;
export type FileKind = (typeof fileKinds)[number];

export const mediaTypes: Record<FileKind, string> = { html: 'text/html', md: 'text/markdown', txt: 'text/plain' };

/** @param at the moment it is wanted of; by default as it is now. */
export const fileOf = (pass: ItemPass, kind: FileKind, at: string | null = null): Promise<string> =>
	fileFor(pass, kind, { at, comments: false }) as Promise<string>;
