/**
 * DNS block lists (RFC 5782), for mail only: whoever runs the list learns which addresses are asked about. What a list
 * does not plainly say is unknown, never bad: many answer everybody with "listed" on the day they close, or to refuse
 * those who ask through a large resolver.
 */
import { isIPv4, isIPv6 } from 'node:net';
import { isPublicAddress } from '#kernel/limits/outside.ts';
import { expanded } from '#kernel/limits/place.ts';

/** As `Resolver` of `node:dns/promises`; tests bring their own. */
export type Resolver = { resolve4(name: string): Promise<string[]> };

export type Listing = {
	zone: string;
	says: 'listed' | 'unlisted' | 'unknown';
	/** What the list answered, `127.0.0.2` and the like: each list has meanings of its own. */
	codes: string[];
};

/** `1.2.3.4` → `4.3.2.1`; IPv6 by its 32 figures. */
export function reversed(address: string): string | null {
	if (isIPv4(address)) return address.split('.').reverse().join('.');
	if (!isIPv6(address)) return null;
	return [...expanded(address).replaceAll(':', '')].reverse().join('.');
}

/** `127.255.255.x`: you may not ask, or not so. `127.0.0.1` and what is outside `127/8`: no list says that. */
const isListing = (code: string): boolean =>
	code.startsWith('127.') && !code.startsWith('127.255.255.') && code !== '127.0.0.1';

const absent = new Set(['ENOTFOUND', 'ENODATA']);

async function answerOf(name: string, resolver: Resolver, waitMs: number): Promise<string[] | null> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<null>((resolve) => {
		timer = setTimeout(resolve, waitMs, null);
	});
	try {
		return await Promise.race([resolver.resolve4(name), late]);
	} catch (problem) {
		return absent.has((problem as NodeJS.ErrnoException).code ?? '') ? [] : null;
	} finally {
		clearTimeout(timer);
	}
}

async function ask(subject: string, zone: string, resolver: Resolver, waitMs: number): Promise<Listing> {
	const codes = await answerOf(`${subject}.${zone}`, resolver, waitMs);
	if (codes === null) return { zone, says: 'unknown', codes: [] };
	if (codes.length === 0) return { zone, says: 'unlisted', codes };
	return { zone, says: codes.every(isListing) ? 'listed' : 'unknown', codes };
}

const unknown = (zone: string): Listing => ({ zone, says: 'unknown', codes: [] });

/** What each list says of the address a mail came from. Asks them all at once, none for longer than `waitMs`. */
export function askDnsbl(address: string, zones: string[], resolver: Resolver, waitMs = 1500): Promise<Listing[]> {
	const subject = isPublicAddress(address) ? reversed(address) : null;
	return Promise.all(zones.map((zone) => (subject ? ask(subject, zone, resolver, waitMs) : unknown(zone))));
}

/** The same for lists of domains. */
export function askDomainDnsbl(domain: string, zones: string[], resolver: Resolver, waitMs = 1500): Promise<Listing[]> {
	const isName = /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/i.test(domain) && domain.length < 200;
	return Promise.all(zones.map((zone) => (isName ? ask(domain, zone, resolver, waitMs) : unknown(zone))));
}
