/** What an rspamd that runs beside this host says of a mail (its HTTP protocol, `/checkv2`): one signal among others. */
import { z } from 'zod';
import type { Found } from '../judge/signal.ts';
import type { Envelope } from './spf.ts';

const answer = z.object({
	score: z.number(),
	required_score: z.number().positive(),
	action: z.string().max(100),
	symbols: z.record(z.string(), z.object({ score: z.number() })).default({})
});

export type RspamdSays = { score: number; required: number; action: string; strongest: string[] };

export type RspamdPlace = {
	/** `http://localhost:11333`, with the password of its worker where it has one: `http://:secret@…`. */
	url: string;
	/** 150 for what somebody waits for; a mail may wait longer. */
	milliseconds?: number;
};

const mostBytes = 512 * 1024;

/** A header of HTTP holds no line breaks, whatever a stranger wrote as their name. */
const asHeader = (text: string): string => text.replace(/[^\x20-\x7e]+/g, '').slice(0, 500);

function headersOf({ remote, helo, from, to }: Envelope, password: string): Headers {
	const headers = new Headers({ 'Content-Type': 'message/rfc822' });
	const given = { IP: remote, Helo: helo, From: from, Password: decodeURIComponent(password) };
	for (const [name, text] of Object.entries(given)) if (text) headers.set(name, asHeader(text));
	for (const address of to.slice(0, 50)) headers.append('Rcpt', asHeader(address));
	return headers;
}

async function textOf(response: Response): Promise<string> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of response.body ?? []) {
		bytes += chunk.length;
		if (bytes > mostBytes) throw new Error('rspamd said too much.');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** @throws when it is away, slow, or says what cannot be read: then it is unknown, never bad. */
export async function askRspamd(
	raw: Buffer,
	envelope: Envelope,
	{ url, milliseconds = 150 }: RspamdPlace
): Promise<RspamdSays> {
	const { origin, password, pathname } = new URL(url);
	const response = await fetch(`${origin}${pathname.replace(/\/+$/, '')}/checkv2`, {
		method: 'POST',
		headers: headersOf(envelope, password),
		body: new Uint8Array(raw),
		redirect: 'error',
		signal: AbortSignal.timeout(milliseconds)
	});
	if (!response.ok) throw new Error(`rspamd answered ${response.status}.`);
	const { score, required_score: required, action, symbols } = answer.parse(JSON.parse(await textOf(response)));
	const ranked = Object.entries(symbols).sort(([, one], [, other]) => other.score - one.score);
	return { score, required, action, strongest: ranked.slice(0, 3).map(([name]) => name.slice(0, 60)) };
}

/** Where it would refuse, a person looks here; where it praises, little is taken away. */
const atItsLimit = 10;

export function rspamdSymbols({ score, required, strongest }: RspamdSays): Found[] {
	const points = Math.max(-1, Math.min(1.2 * atItsLimit, (score / required) * atItsLimit));
	if (Math.abs(points) < 0.5) return [];
	const gaps = { score: Math.round(score * 10) / 10, names: strongest.join(', ') };
	return [{ symbol: points > 0 ? 'mail.rspamd-bad' : 'mail.rspamd-good', points, gaps }];
}
