/** The kinds of letters and notices about polls: each can be refused by itself. */
import type { Kind } from '#kernel/mail/kinds.ts';
import { newsKinds } from './noticing/news.ts';

const kinds = ['decided', 'called-off', 'invitation', 'reminder', ...newsKinds];

export const decidingKinds: Kind[] = kinds.map((what) => ({ id: `polls.${what}`, refusable: true }));
