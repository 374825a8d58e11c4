import { parse } from 'hono/utils/cookie';
import { type Actor, guestOf } from '#kernel/accounts/actor.ts';
import type { Ask } from '#kernel/web/page.ts';

const cookieOf = ({ headers }: Pick<Ask, 'headers'>): string | undefined =>
	parse(headers.get('cookie') ?? '', 'guest').guest;

/** The guest this browser was before somebody signed in, as its cookie says. */
export const guestBefore = (ask: Pick<Ask, 'headers'>): Actor | null => guestOf(cookieOf(ask));

/** The sealed text of that cookie, for an action to look at again. */
export const guestSeal = (ask: Pick<Ask, 'headers'>): string => cookieOf(ask) ?? '';
