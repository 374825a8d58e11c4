/** The kinds of letters about the end of a poll: each can be refused by itself. */
import type { Kind } from '#kernel/mail/kinds.ts';

const kinds = ['decided', 'called-off', 'invitation', 'reminder'];

export const decidingKinds: Kind[] = kinds.map((what) => ({ id: `polls.${what}`, refusable: true }));
