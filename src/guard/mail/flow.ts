/** How much mail comes in: by network, by sender and by recipient, each by GCRA. Asked before the mail is read. */
import { networkHash } from '#kernel/limits/place.ts';
import { type Rate, waitFor } from '#kernel/limits/rate.ts';
import { settings } from '#kernel/settings/settings.ts';
import { limits } from './limits.ts';
import type { Envelope } from './spf.ts';

const rates = {
	network: { name: 'mail from a network', perMinute: 60, burst: 120 },
	sender: { name: 'mail of a sender', perMinute: 6, burst: 30 },
	recipient: { name: 'mail to somebody', perMinute: 60, burst: 200 }
} satisfies Record<string, Rate>;

export type NotNow =
	| { why: 'too-large' | 'too-many-recipients' }
	/** Seconds after which it may come again. */
	| { why: 'too-fast'; wait: number };

function longestWait({ remote, from, to }: Envelope, now: number): number {
	const waits = [
		waitFor(rates.network, networkHash(remote), now),
		// Bounces have no sender; they are counted by network alone.
		from ? waitFor(rates.sender, from.toLowerCase(), now) : 0,
		...to.map((address) => waitFor(rates.recipient, address.toLowerCase(), now))
	];
	return Math.max(...waits);
}

/** @param bytes as announced (SIZE, RFC 1870) or counted so far. @returns null where it may come in. */
export function admitMail(envelope: Envelope, bytes: number, now = Date.now()): NotNow | null {
	if (bytes > limits.bytes) return { why: 'too-large' };
	if (envelope.to.length > limits.recipients) return { why: 'too-many-recipients' };
	const wait = settings().RATE_LIMITS === 'off' ? 0 : longestWait(envelope, now);
	return wait > 0 ? { why: 'too-fast', wait } : null;
}
