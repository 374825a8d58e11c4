/** What the link of a letter is worth: as much as any work, once, for the one deed it was asked for. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { derived } from '#kernel/settings/secret.ts';
import { spendOnce } from './store.ts';

const start = 'mail.';

const sealOf = (token: string, deed: string): string =>
	createHmac('sha256', derived('challenge', 'receipt')).update(`${token}\0${deed}`).digest('base64url');

export const receiptFor = (token: string, deed: string): string => `${start}${token}.${sealOf(token, deed)}`;

/** Whoever opens the letter may do so in another browser, so it is not bound to who asked. */
export async function isReceipt(work: string, deed: string, now: Date): Promise<boolean> {
	if (!work.startsWith(start) || work.length > 200) return false;
	const [token = '', seal = ''] = work.slice(start.length).split('.');
	const expected = Buffer.from(sealOf(token, deed));
	const given = Buffer.from(seal);
	if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
	return spendOnce(`mail ${token}`, new Date(now.getTime() + 2 * 86_400_000));
}
