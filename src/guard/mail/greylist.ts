/** Doubtful mail is asked to come again a few minutes later: mail servers do, most machines of spammers do not. */
import { networkHash } from '#kernel/limits/place.ts';
import { derived } from '#kernel/settings/secret.ts';
import { mailThresholds } from './judge-mail.ts';
import type { Envelope } from './spf.ts';
import { noteTriplet } from './store.ts';

const minute = 60;
const rules = { wait: 5 * minute, forget: 2 * 24 * 60 * minute };

/** Servers of one provider take turns: their network counts, not the one address. */
const tripletOf = ({ remote, from, to }: Envelope): Buffer => {
	const network = networkHash(remote, 'greylist');
	const people = [from, ...[...to].sort()].map((address) => address.toLowerCase());
	return derived('greylist', [network, ...people].join('\0')).subarray(0, 16);
};

/** @returns seconds after which they should come again; 0: come in. Nobody waits for a mail nothing speaks against. */
export async function greylist(envelope: Envelope, score: number, now = new Date()): Promise<number> {
	if (score < mailThresholds.slow!) return 0;
	const { firstAt, passedAt } = await noteTriplet(tripletOf(envelope), now, rules);
	if (passedAt) return 0;
	return Math.max(1, Math.ceil(rules.wait - (now.getTime() - firstAt.getTime()) / 1000));
}
