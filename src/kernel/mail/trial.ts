/** A real mail server for the tests, on a port of its own: what arrives is read as a mail program reads it. */
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { destinationOf } from './destination.ts';
import { openRelay } from './relay.ts';
import { makeSender, type Sender } from './sender.ts';

type Answer = { code: number; text: string } | null;

export type MailServer = {
	url: string;
	arrived: Email[];
	raw: string[];
	/** How many letters were being taken at once, at most, by destination. */
	most: Map<string, number>;
	close(): Promise<void>;
};

export type Manners = {
	/** What is said to a recipient; null takes the letter. */
	recipient?(address: string): Answer;
	message?(address: string): Answer;
	ms?: number;
	size?: number;
	/** Offers STARTTLS, with a certificate that nobody signed. */
	ownCertificate?: boolean;
};

const tooLarge = { code: 552, text: '5.3.4 Message too big' };
const refusing = ({ code, text }: { code: number; text: string }) =>
	Object.assign(new Error(text), { responseCode: code });

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(part);
	return Buffer.concat(parts).toString('utf8');
}

export async function openMailServer(manners: Manners = {}): Promise<MailServer> {
	const arrived: Email[] = [];
	const raw: string[] = [];
	const most = new Map<string, number>();
	const now = new Map<string, number>();
	const count = (destination: string, step: number) => {
		now.set(destination, (now.get(destination) ?? 0) + step);
		most.set(destination, Math.max(most.get(destination) ?? 0, now.get(destination)!));
	};

	async function take(stream: AsyncIterable<Buffer> & { sizeExceeded: boolean }, to: string): Promise<void> {
		const destination = destinationOf(to);
		count(destination, 1);
		try {
			const text = await textOf(stream);
			await pause(manners.ms ?? 0);
			const answer = stream.sizeExceeded ? tooLarge : manners.message?.(to);
			if (answer) throw refusing(answer);
			raw.push(text);
			arrived.push(await PostalMime.parse(text));
		} finally {
			count(destination, -1);
		}
	}

	const server = new SMTPServer({
		disabledCommands: manners.ownCertificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
		logger: false,
		size: manners.size,
		onRcptTo({ address }, _session, done) {
			const answer = manners.recipient?.(address);
			done(answer ? refusing(answer) : null);
		},
		onData(stream, session, done) {
			take(stream, session.envelope.rcptTo[0]!.address).then(
				() => done(),
				(problem) => done(problem as Error)
			);
		}
	});
	server.on('error', () => {});
	await new Promise<void>((open) => server.listen(0, '127.0.0.1', () => open()));
	return {
		url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
		arrived,
		raw,
		most,
		close: () => new Promise((closed) => server.close(() => closed()))
	};
}

export const senderTo = (url: string, room = 10, rest: { holdSeconds?: number; restMs?: number } = {}): Sender =>
	makeSender({
		relay: openRelay({
			url,
			from: 'Harbour <harbour@tools.example.org>',
			baseUrl: 'https://tools.example.org',
			connections: room
		}),
		room,
		onGivenUp: async () => {},
		...rest
	});
