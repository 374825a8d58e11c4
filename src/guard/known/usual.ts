/** Domains that others named before, in what stood: remembered for a while, since people link to the same places. */
import { namedBefore } from './store.ts';

type Remembered = { makers: readonly string[]; at: number };

const minutesKept = 10;
const mostDomains = 20_000;
const fewest = 2;

const known = new Map<string, Remembered>();

const isFresh = (domain: string, now: number): boolean => {
	const at = known.get(domain)?.at;
	return at !== undefined && Math.abs(now - at) < minutesKept * 60_000;
};

function remember(domain: string, makers: readonly string[], at: number): void {
	known.delete(domain);
	known.set(domain, { makers, at });
	for (const oldest of known.keys()) {
		if (known.size <= mostDomains) return;
		known.delete(oldest);
	}
}

async function ask(domains: readonly string[], now: Date): Promise<void> {
	const found = new Map((await namedBefore(domains, now)).map(({ domain, makers }) => [domain, makers]));
	for (const domain of domains) remember(domain, found.get(domain) ?? [], now.getTime());
}

/** Whether at least two others named it. */
const stood = (domain: string, maker: string): boolean =>
	(known.get(domain)?.makers ?? []).filter((other) => other !== maker).length >= fewest;

/** Of these domains, those that at least two others named a day ago or more, which passed and still stand. */
export function stoodDomains(domains: readonly string[], maker: string, now: Date): string[] | Promise<string[]> {
	const standing = () => domains.filter((domain) => stood(domain, maker));
	const unknown = domains.filter((domain) => !isFresh(domain, now.getTime()));
	return unknown.length > 0 ? ask(unknown, now).then(standing) : standing();
}
