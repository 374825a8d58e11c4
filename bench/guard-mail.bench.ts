/** Weighing mail: how many a second on one core, what it costs beside only parsing, and what the worst mails cost. */
import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth';
import PostalMime from 'postal-mime';
import { linksIn } from '#guard/links/find.ts';
import { judgeMail, type MailWeighing } from '#guard/mail/judge-mail.ts';
import type { Resolver } from '#guard/mail/resolver.ts';
import { askRspamd } from '#guard/mail/rspamd.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const crlf = (text: string) => Buffer.from(text.replace(/\r?\n/g, '\r\n'));
const envelope = { remote: '192.0.2.10', helo: 'mx.example.org', from: 'ana@example.org', to: ['help@host.example'] };

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	publicKeyEncoding: { type: 'spki', format: 'der' },
	privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
});
const records: Record<string, string> = {
	'example.org': 'v=spf1 ip4:192.0.2.10 -all',
	'_dmarc.example.org': 'v=DMARC1; p=reject',
	's1._domainkey.example.org': `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`
};
const resolver: Resolver = async (name, type) => {
	if (type === 'TXT' && records[name]) return [[records[name]]];
	throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
};
const how: MailWeighing = { resolver, linksIn };

const head =
	'From: Ana <ana@example.org>\nTo: help@host.example\nSubject: A question\nDate: Sun, 22 Nov 2026 10:00:00 +0000\nMessage-ID: <1@example.org>\n';
const words = 'How do I invite my friends to a poll? I read https://example.org/help and did not find it.\n'.repeat(22);
const plain = crlf(`${head}\n${words}`);
const key = { signingDomain: 'example.org', selector: 's1', privateKey };
const { signatures } = await dkimSign(plain, { signatureData: [key] } as never);
const signed = Buffer.concat([Buffer.from(signatures), plain]);

async function perSecond(work: () => Promise<unknown>, seconds = 2): Promise<number> {
	for (let n = 0; n < 20; n += 1) await work();
	const start = performance.now();
	let done = 0;
	while (performance.now() - start < seconds * 1000) {
		await work();
		done += 1;
	}
	return done / ((performance.now() - start) / 1000);
}

const parsing = await perSecond(() => PostalMime.parse(plain));
const weighing = await perSecond(() => judgeMail(plain, envelope, how));
const proving = await perSecond(() => judgeMail(signed, envelope, how));
say(
	`A mail of 2 KB, one core: parsed alone ${parsing.toFixed(0)}/s, weighed ${weighing.toFixed(0)}/s, with a signature ${proving.toFixed(0)}/s.`
);
say(`  weighing takes ${(parsing / weighing).toFixed(1)} times as long as parsing alone.`);

if (process.env.RSPAMD_URL) {
	const place = { url: process.env.RSPAMD_URL, milliseconds: 10_000 };
	const peer = await perSecond(() => askRspamd(signed, envelope, place), 4);
	say(
		`  rspamd, one at a time over HTTP: ${peer.toFixed(0)}/s; weighing here is ${(proving / peer).toFixed(1)} times as fast.`
	);
} else say('  No rspamd to compare with: RSPAMD_URL is not set.');

async function once(name: string, raw: Buffer): Promise<void> {
	const start = performance.now();
	const said = await judgeMail(raw, envelope, how).then(
		({ mail }) => `read ${mail.cut ? `in part (${mail.cut})` : 'whole'}`,
		({ code }) => `refused (${code})`
	);
	say(`  ${name}: ${said} in ${(performance.now() - start).toFixed(0)} ms`);
}

const multipart = (parts: string) => crlf(`${head}Content-Type: multipart/mixed; boundary=b0\n\n${parts}`);
say('The worst mails:');
await once('1,000 parts', multipart('--b0\nContent-Type: text/plain\n\npart\n'.repeat(1_000)));
await once('100,000 parts', multipart('--b0\nContent-Type: text/plain\n\npart\n'.repeat(100_000)));
const nest = (n: number) => `--b${n}\nContent-Type: multipart/mixed; boundary=b${n + 1}\n\n`;
await once('1,000 parts in each other', multipart(Array.from({ length: 1_000 }, (_, n) => nest(n)).join('')));
await once('a body of 10 MB', crlf(`${head}\n${words.repeat(5_000)}`));
await once('one line of 10 MB', crlf(`${head}\n${'x'.repeat(10_000_000)}`));
await once('a header of 1 MB', crlf(`X-Long: ${'x'.repeat(1_000_000)}\n${head}\n${words}`));
await once('26 MB', Buffer.alloc(26 * 1024 * 1024, 'a\n'));
