/**
 * Asking the web outside on somebody's behalf. Only what the whole world can reach is asked: the name is looked up
 * once, every address it has must be public, and the connection goes to just that address, so that a name which
 * changes its mind between looking and asking leads nowhere near this host's own network. Whoever runs the host may name
 * neighbours there (`NEIGHBOURS`).
 */
import { lookup } from 'node:dns/promises';
import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isRefusal, refusal } from '#base/refusal.ts';
import { settings } from '../settings/settings.ts';

export const outsideClosed = refusal('kernel.outside-closed', 422);
export const outsideSilent = refusal('kernel.outside-silent', 502);
export const outsideTooLarge = refusal('kernel.outside-too-large', 413);

export type Question = {
	method?: 'GET' | 'POST';
	headers?: Record<string, string>;
	body?: string | Uint8Array;
	/** Of what arrives, unpacked; by default 1 MiB. */
	maxBytes?: number;
	/** For everything together, looking up and redirects included; by default 10 s. */
	timeoutMs?: number;
	/** By default 3; what is posted is never sent on. */
	maxRedirects?: number;
};

export type Answer = {
	status: number;
	headers: IncomingHttpHeaders;
	/** Where it came from in the end. */
	address: string;
	/** Fails with a refusal when it grows too large or takes too long. */
	body: AsyncIterable<Buffer>;
	text(): Promise<string>;
};

/** Tests stand a house of their own outside; nothing else replaces this. */
export type Door = { resolve(host: string): Promise<string[]>; admits(address: string, port: number): boolean };

const inward = new BlockList();
for (const range of [
	'0.0.0.0/8',
	'10.0.0.0/8',
	'100.64.0.0/10',
	'127.0.0.0/8',
	'169.254.0.0/16',
	'172.16.0.0/12',
	'192.0.0.0/24',
	'192.0.2.0/24',
	'192.88.99.0/24',
	'192.168.0.0/16',
	'198.18.0.0/15',
	'198.51.100.0/24',
	'203.0.113.0/24',
	'224.0.0.0/4',
	'240.0.0.0/4'
]) {
	const [start, bits] = range.split('/');
	inward.addSubnet(start!, Number(bits), 'ipv4');
}
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
// Within it: tunnels that carry an IPv4 address nobody looked at, and what is for documents only.
for (const [start, bits] of [
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16],
	['3fff::', 20]
] as const)
	inward.addSubnet(start, bits, 'ipv6');

/** Whether the whole world can reach this address (IANA special-purpose registries). IPv4 within IPv6 is not asked. */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !inward.check(address, 'ipv4');
	return family === 6 && global.check(address, 'ipv6') && !inward.check(address, 'ipv6');
}

/** Ports of the web; below 1024 others belong to mail, shells and the like. */
const isWebPort = (port: number): boolean => port === 80 || port === 443 || port >= 1024;

const ownDoor: Door = {
	resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
	admits: (address, port) => isPublicAddress(address) && isWebPort(port)
};
let door = ownDoor;

/** @returns what puts the usual door back. */
export function seatDoor(instead: Partial<Door>): () => void {
	door = { ...ownDoor, ...instead };
	return () => {
		door = ownDoor;
	};
}

/** @throws kernel.outside-closed for what is no address of the web, or holds a name and password. */
function readAddress(address: string): URL {
	const url = URL.parse(address);
	const isWeb = url && (url.protocol === 'http:' || url.protocol === 'https:');
	if (!isWeb || url.username !== '' || url.password !== '') throw outsideClosed();
	return url;
}

const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === 'https:' ? 443 : 80);

/** Named by whoever runs the host, with its port or for all of them. */
const isNeighbour = ({ host, hostname }: URL): boolean =>
	settings().NEIGHBOURS.some((name) => name === host || name === hostname);

async function openAddressOf(url: URL): Promise<string> {
	const host = url.hostname.replace(/^\[|\]$/g, '');
	const addresses = isIP(host) ? [host] : await door.resolve(host);
	if (addresses.length === 0) throw outsideSilent({ gaps: { why: 'ENOTFOUND' } });
	const isOpen = isNeighbour(url) || addresses.every((address) => door.admits(address, portOf(url)));
	if (!isOpen) throw outsideClosed();
	return addresses[0]!;
}

const within = <Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> =>
	Promise.race([
		work,
		new Promise<never>((_, reject) => {
			if (signal.aborted) reject(signal.reason);
			signal.addEventListener('abort', () => reject(signal.reason), { once: true });
		})
	]);

async function send(url: URL, question: Question, signal: AbortSignal): Promise<IncomingMessage> {
	const address = await within(openAddressOf(url), signal);
	const send = url.protocol === 'https:' ? requestSecure : requestPlain;
	const headers = { 'user-agent': 'Archipel', accept: '*/*', 'accept-encoding': 'gzip', ...question.headers };
	return new Promise((resolve, reject) => {
		const asking = send(url, {
			method: question.method ?? 'GET',
			headers,
			signal,
			agent: false,
			// Whatever the name says by now, this is the address that was looked at.
			lookup: (_host, options, done) =>
				options.all
					? done(null, [{ address, family: isIP(address) }])
					: (done as (problem: null, address: string, family: number) => void)(null, address, isIP(address))
		});
		asking.once('response', resolve).once('error', reject).end(question.body);
	});
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

function nextAddress(from: URL, to: string): URL {
	const next = readAddress(URL.parse(to, from)?.href ?? '');
	if (from.protocol === 'https:' && next.protocol === 'http:') throw outsideClosed();
	// A neighbour is asked because somebody here named it, never because somebody elsewhere did.
	if (next.host !== from.host && isNeighbour(next)) throw outsideClosed();
	return next;
}

/** Keys and the like are for the host they were meant for. */
const questionFor = (question: Question, from: URL, to: URL): Question =>
	from.host === to.host ? question : { ...question, headers: {} };

function inWords(problem: unknown): unknown {
	if (isRefusal(problem)) return problem;
	const { code, name } = problem as NodeJS.ErrnoException;
	return outsideSilent({
		gaps: { why: name === 'TimeoutError' || name === 'AbortError' ? 'timeout' : (code ?? name ?? 'error') }
	});
}

async function* limited(response: IncomingMessage, maxBytes: number): AsyncGenerator<Buffer> {
	const isPacked = response.headers['content-encoding'] === 'gzip';
	const source: Readable = isPacked ? response.pipe(createGunzip()) : response;
	response.once('error', (problem) => source.destroy(problem));
	let bytes = 0;
	try {
		for await (const piece of source) {
			bytes += (piece as Buffer).length;
			if (bytes > maxBytes) throw outsideTooLarge({ gaps: { most: Math.ceil(maxBytes / 1024 / 1024) } });
			yield piece as Buffer;
		}
	} catch (problem) {
		throw inWords(problem);
	} finally {
		response.destroy();
		source.destroy();
	}
}

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
	const pieces: Buffer[] = [];
	for await (const piece of body) pieces.push(piece);
	return Buffer.concat(pieces).toString('utf8');
}

/**
 * Asks an address of the web. The body must be read to its end or left by breaking off.
 * @throws kernel.outside-closed for what is not public, kernel.outside-silent for no answer in time.
 */
export async function askOutside(address: string, asked: Question = {}): Promise<Answer> {
	const { maxBytes = 1024 * 1024, timeoutMs = 10_000, maxRedirects = 3 } = asked;
	const signal = AbortSignal.timeout(timeoutMs);
	let url = readAddress(address);
	let question = asked;
	try {
		for (let redirects = 0; ; redirects++) {
			const response = await send(url, question, signal);
			const to = response.headers.location;
			if (!isRedirect(response.statusCode!) || to === undefined || question.method === 'POST') {
				const body = limited(response, maxBytes);
				return {
					status: response.statusCode!,
					headers: response.headers,
					address: url.href,
					body,
					text: () => textOf(body)
				};
			}
			response.destroy();
			if (redirects >= maxRedirects) throw outsideSilent({ gaps: { why: 'redirects' } });
			const next = nextAddress(url, to);
			question = questionFor(question, url, next);
			url = next;
		}
	} catch (problem) {
		throw inWords(problem);
	}
}
