import type { Account } from '#kernel/accounts/account.ts';
import { makeProof } from '#kernel/accounts/proofs.ts';
import { linkTo, write } from './letter.ts';

/** What the link in this letter gives back: the address as it was, and the second step if there was one. */
export type FormerMail = { account: string; mail: string; secondFactor: boolean; at: string };

export const daysToTakeBack = 14;

/** To the old address, so that nobody loses an account unawares. */
export async function postMailChanging(account: Account, wanted: string, now: Date): Promise<void> {
	const { id, mail, secondFactor } = account;
	const former: FormerMail = { account: id, mail, secondFactor, at: now.toISOString() };
	const token = await makeProof('former-mail', former, daysToTakeBack * 24);
	await write('mail-changing', account, linkTo(`/former-mail/${token}`), { wanted, days: String(daysToTakeBack) });
}
