/** Where a request comes from, kept only as a hash whose salt changes every day. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { derived } from '../settings/secret.ts';

/** All eight groups of four figures of an IPv6 address, whatever way it is written. */
export function expanded(address: string): string {
	const [plain = '', dotted] = address.split('%', 1)[0]!.split(/(?<=:)(?=\d+\.\d+\.\d+\.\d+$)/);
	const tail = dotted ? dotted.split('.').map(Number) : [];
	const last = tail.length === 4 ? [(tail[0]! << 8) | tail[1]!, (tail[2]! << 8) | tail[3]!] : [];
	const written = plain + last.map((group) => group.toString(16)).join(':');
	const [start = '', end] = written.split('::');
	const groups = (part: string) => part.split(':').filter((group) => group !== '');
	const gap = end === undefined ? 0 : 8 - groups(start).length - groups(end).length;
	return [...groups(start), ...Array<string>(Math.max(0, gap)).fill('0'), ...groups(end ?? '')]
		.map((group) => group.padStart(4, '0').toLowerCase())
		.join(':');
}

const isIPv6 = (address: string): boolean => address.includes(':') && !/^::ffff:\d+\./i.test(address);

const plainIPv4 = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** IPv6 addresses of one household differ in their last half: they count as one. */
export const neighbourhood = (address: string): string =>
	isIPv6(address) ? expanded(address).split(':').slice(0, 4).join(':') : plainIPv4(address);

const today = (): string => new Date().toISOString().slice(0, 10);

/** Whoever comes comes again soon: to work a hash out costs more than most pages. Let go all at once. */
const known = new Map<string, string>();
const mostKnown = 2_000;

function hashOf(purpose: string, part: string): string {
	const key = `${purpose} ${part}`;
	const before = known.get(key);
	if (before !== undefined) return before;
	const hash = derived(purpose, part).subarray(0, 12).toString('base64url');
	if (known.size >= mostKnown) known.clear();
	known.set(key, hash);
	return hash;
}

export const placeHash = (address: string, day = today()): string => hashOf(`place ${day}`, neighbourhood(address));

/** The /24 of an IPv4 address, the /48 of an IPv6 one: about one provider's corner. */
const networkOf = (address: string): string =>
	isIPv6(address)
		? expanded(address).split(':').slice(0, 3).join(':')
		: plainIPv4(address).split('.').slice(0, 3).join('.');

export const networkHash = (address: string, day = today()): string => hashOf(`network ${day}`, networkOf(address));

/**
 * The visitor's address behind `proxies` trusted proxies: each appended the address it saw to X-Forwarded-For.
 */
export function visitorAddress(socketAddress: string, forwardedFor: string | null, proxies: number): string {
	if (proxies === 0 || !forwardedFor) return socketAddress;
	const hops = forwardedFor.split(',').map((hop) => hop.trim());
	return hops.at(-proxies) ?? hops[0] ?? socketAddress;
}

type Asker = { readonly place: string | null };

const asking = new AsyncLocalStorage<Asker>();

/** Whatever is counted within counts for the place of whoever asks too; it is only worked out where it is needed. */
export const askedBy = <Result>(asker: Asker, work: () => Promise<Result>): Promise<Result> => asking.run(asker, work);

export const placeHere = (): string | null => asking.getStore()?.place ?? null;
