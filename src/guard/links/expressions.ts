/** What of an address may stand in a list: up to five hosts times six paths (Safe Browsing v4). */
import type { Canonical } from './canonical.ts';
import { domainPartsOf } from './domain.ts';

const mostHosts = 5;
const mostLabels = 5;
const mostFolders = 4;

/** The host itself, and up to four shorter ones; never shorter than what somebody registered. */
export function hostsOf(host: string): string[] {
	const { domain } = domainPartsOf(host);
	if (domain === null || domain === host) return [host];
	const hosts = [host];
	// From the end on: the last five labels, and then one less each time, as far as the domain.
	const starts: number[] = [];
	for (let dot = host.length; dot > 0 && starts.length < mostLabels; ) {
		dot = host.lastIndexOf('.', dot - 1);
		if (dot > 0) starts.push(dot + 1);
	}
	for (const start of starts.reverse())
		if (host.length - start >= domain.length && hosts.length < mostHosts) hosts.push(host.slice(start));
	return hosts;
}

/** The path with and without its query, and up to four folders from the root on. */
export function pathsOf({ path, query }: Pick<Canonical, 'path' | 'query'>): string[] {
	const paths = query ? [path + query, path] : [path];
	let end = 0;
	for (let folder = 0; folder < mostFolders && end !== -1; folder++) {
		if (end + 1 < path.length) paths.push(path.slice(0, end + 1));
		end = path.indexOf('/', end + 1);
	}
	return paths;
}

/** `host/path` without a scheme, the most exact ones first. */
export const expressionsOf = (address: Canonical): string[] => {
	const paths = pathsOf(address);
	return hostsOf(address.host).flatMap((host) => paths.map((path) => host + path));
};
