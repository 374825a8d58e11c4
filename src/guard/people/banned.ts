/** Bans at work: what is asked before anything is done. */
import { refusal } from '#base/refusal.ts';
import { type Banned, finderOf } from './ban.ts';
import { bansNow } from './store.ts';

export const banned = refusal('guard.banned', 403);

type Finder = ReturnType<typeof finderOf>;

const secondsKept = 5;
let kept: { until: number; finder: Promise<Finder> } | undefined;

export const forgetBans = (): void => {
	kept = undefined;
};

async function finder(): Promise<Finder> {
	const now = Date.now();
	if (!kept || kept.until < now) kept = { until: now + secondsKept * 1000, finder: bansNow().then(finderOf) };
	return kept.finder;
}

export type Newcomer = { address: string | null; mail: string | null };

async function found({ address, mail }: Newcomer): Promise<Banned | null> {
	const bans = await finder();
	return (mail ? bans.ofMail(mail) : null) ?? (address ? bans.ofAddress(address) : null);
}

/**
 * Bans of mail and domain stand in the way of new accounts, and of a mail that is changed; those of a network in the
 * way of whatever is brought from there by whoever has no account.
 * @throws guard.banned with the reason.
 */
export async function stopBanned(newcomer: Newcomer): Promise<void> {
	const ban = await found(newcomer);
	if (ban) throw banned({ gaps: { reason: ban.reason, until: ban.until?.toISOString().slice(0, 10) ?? '' } });
}
