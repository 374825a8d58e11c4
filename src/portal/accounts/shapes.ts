/** What the forms about accounts bring. */
import { z } from 'zod';
import { faulty, mailAddress } from '#base/inputs.ts';
import { isGuessable, passwordLength } from '#kernel/accounts/account.ts';
import { browserName } from '#kernel/accounts/browser.ts';
import type { Fields } from '#kernel/web/forms.ts';
import type { Ask } from '#kernel/web/page.ts';
import { easyPassword } from './refusals.ts';

export const mail = mailAddress.transform((address) => address.toLowerCase());

/** Taken as typed: trimming or tidying a password would make another one of it. */
export const newPassword = z
	.string()
	.min(passwordLength.min)
	.max(passwordLength.max)
	.refine((text) => !text.includes('\0'), faulty('not-allowed'));

/** A password that should be known already; older rules may have let it be shorter. */
export const knownPassword = z.string().min(1).max(passwordLength.max);

/** @throws portal.easy-password */
export function mindPassword(password: string, address: string): void {
	if (isGuessable(password, address)) throw easyPassword({ fields: [{ field: 'password', code: 'easy' }] });
}

/** The browser a session is about. */
export const browser = z.object({ cookie: z.string().nullable(), name: z.string().nullable() });
export type Browser = z.output<typeof browser>;

export const browserOf = ({ headers }: Pick<Ask, 'headers'>): Browser => ({
	cookie: headers.get('cookie'),
	name: browserName(headers.get('user-agent'))
});

/** The form's fields with the browser beside them. */
export const withBrowser = (fields: Fields, ask: Ask<null> | Ask) => ({ ...fields, browser: browserOf(ask) });

/** Goes on to an address of this host, with cookies. */
export function goOn(address: string, cookies: string[]): Response {
	const headers = new Headers({ location: address });
	for (const cookie of cookies) headers.append('set-cookie', cookie);
	return new Response(null, { status: 303, headers });
}

/** A step on the way to somewhere, which the next step must not forget. */
export const onTheWayTo = (to: string | null | undefined, step: string): string => {
	const wanted = homeward(to, '');
	return wanted ? `${step}${step.includes('?') ? '&' : '?'}to=${encodeURIComponent(wanted)}` : step;
};

/** An address within this host to come back to; anything else leads to the fallback. */
export const homeward = (to: string | null | undefined, fallback: string): string =>
	to && /^\/(?![/\\])[\x21-\x7e]{0,500}$/.test(to) && !to.includes('\\') ? to : fallback;
