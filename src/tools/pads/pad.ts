/** What a pad is and who may write in it. */
import { includes, type Right } from '#kernel/access/rights.ts';

/** Who writes: whoever knows its address, or only whoever holds the link to write. */
export const writersChoices = ['link', 'key'] as const;
export type Writers = (typeof writersChoices)[number];

/** Text as it looks, or Markdown with a preview beside it. */
export const kinds = ['rich', 'markdown'] as const;
export type Kind = (typeof kinds)[number];

/** Locked: nobody but those who manage it writes. */
export type Pad = { id: string; title: string; writers: Writers; locked: boolean; kind: Kind };

export const mayWrite = ({ writers, locked }: Pick<Pad, 'writers' | 'locked'>, right: Right | null): boolean =>
	includes(right, locked ? 'manage' : writers === 'link' ? 'answer' : 'edit');

export const limits = { title: 200, added: 20_000, text: 500_000, bytes: 10 * 1024 * 1024 };

/** Of all that lies with one pad: its text and history, pictures, comments, chat. */
export const mostBytes = 4 * limits.bytes;

/** The kind of document a pad's text is, and where in it the text stands: as Tiptap writes it, or as Markdown. */
export const documentKind = 'pads';
export const field = 'default';
export const markdownField = 'markdown';
