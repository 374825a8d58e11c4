/** The mail server letters leave by. */
import { createTransport } from 'nodemailer';
import { messageOf } from './message.ts';
import type { ClaimedLetter } from './store.ts';

export type Relay = {
	/** @throws what nodemailer tells of the failure. */
	carry(letter: ClaimedLetter): Promise<void>;
	close(): void;
};

export type RelayAddress = { url: string; from: string; baseUrl: string; connections: number };

const seconds = 1000;

/** After this a delivery is broken off. Shorter than the hold on a letter, so that nobody else takes it meanwhile. */
export const longestDelivery = 180 * seconds;

/** What is told to a server of this machine leaves nothing, and the certificate Debian gives it is of its own making. */
const isHere = (url: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

export function openRelay({ url, from, baseUrl, connections }: RelayAddress): Relay {
	const transport = createTransport({
		url,
		tls: { rejectUnauthorized: !isHere(url) },
		pool: true,
		maxConnections: connections,
		maxMessages: 200,
		// Trying again is decided here alone: a server that broke off may have taken the letter.
		maxRequeues: 0,
		idleTimeout: 10 * seconds,
		connectionTimeout: 30 * seconds,
		greetingTimeout: 30 * seconds,
		socketTimeout: 120 * seconds
	});
	return {
		async carry(letter) {
			const signal = AbortSignal.timeout(longestDelivery);
			await transport.sendMail({ ...messageOf(letter, { from, baseUrl }), signal } as never);
		},
		close: () => transport.close()
	};
}
