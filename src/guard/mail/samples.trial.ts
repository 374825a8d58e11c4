/** One valid mail, and a name server that knows what it needs. */
import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth';
import { linksIn } from '../links/find.ts';
import { judgeMail, type MailWeighing } from './judge-mail.ts';
import type { Resolver } from './resolver.ts';
import type { Envelope } from './spf.ts';

export type Records = Record<string, string[]>;

/** `example.org TXT`: the records of that kind. What is not there does not exist. */
export const nameServer =
	(records: Records): Resolver =>
	async (name, type) => {
		const found = records[`${name.toLowerCase()} ${type}`];
		if (!found) throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
		return type === 'TXT' ? found.map((text) => [text]) : found;
	};

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	publicKeyEncoding: { type: 'spki', format: 'der' },
	privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
});

export const envelope: Envelope = {
	remote: '192.0.2.10',
	helo: 'mx.example.org',
	from: 'ana@example.org',
	to: ['help@archipel.example']
};

export const records = (policy = 'reject'): Records => ({
	'example.org TXT': ['v=spf1 ip4:192.0.2.10 -all'],
	'_dmarc.example.org TXT': [`v=DMARC1; p=${policy}`],
	's1._domainkey.example.org TXT': [`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]
});

export const written = (fields: Record<string, string> = {}, body = 'Hello,\n\nhow do I invite Bo?\n\nAna') => {
	const all = {
		From: 'Ana <ana@example.org>',
		To: 'help@archipel.example',
		Subject: 'A question',
		Date: 'Sun, 22 Nov 2026 10:00:00 +0000',
		'Message-ID': '<1@example.org>',
		...fields
	};
	const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
	return Buffer.from(`${head.join('\n')}\n\n${body}\n`.replace(/\n/g, '\r\n'));
};

export async function signed(mail: Buffer, domain = 'example.org'): Promise<Buffer> {
	const key = { signingDomain: domain, selector: 's1', privateKey: privateKey as string };
	const { signatures } = await dkimSign(mail, { signatureData: [key] } as never);
	return Buffer.concat([Buffer.from(signatures), mail]);
}

export const weighed = (raw: Buffer, more: Partial<MailWeighing> = {}, sender: Partial<Envelope> = {}) =>
	judgeMail(raw, { ...envelope, ...sender }, { resolver: nameServer(records()), linksIn, ...more });

export const named = (symbols: readonly { symbol: string }[]): string[] => symbols.map(({ symbol }) => symbol);
