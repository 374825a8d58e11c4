/** A mail in a file has lost its envelope: the server that took it in wrote it down at the top. */
import { isIP } from 'node:net';
import { headerEnd, unfolded, valueIn } from './headers.ts';
import { addressIn } from './report.ts';
import type { Sender } from './spf.ts';

const hop = /^received:\s*from\s+(\S{1,255})(?=\s)[^;[]{0,500}\[(?:IPv6:)?([\da-f.:]+)\]/i;
const local = /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd]|fe80)/i;

/** Whoever handed it over from outside, and MAIL FROM. What only its sender wrote may be in there: a hint, no proof. */
export function handedOverBy(raw: Buffer): Sender {
	const head = raw.toString('latin1', 0, Math.min(headerEnd(raw), 64 * 1024));
	const hops = unfolded(head).flatMap((line) => {
		const [, helo, remote] = hop.exec(line) ?? [];
		return helo && remote && isIP(remote) && !local.test(remote) ? [{ helo, remote }] : [];
	});
	return { remote: '', helo: '', ...hops[0], from: addressIn(valueIn(head, 'return-path')) ?? '' };
}
