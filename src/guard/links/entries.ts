/**
 * What a line of a list of bad addresses names, whatever the list looks like: plain hosts, hosts files (`0.0.0.0 host`),
 * addresses, filter rules (`||host^`), rows of CSV.
 */
import { type Canonical, canonicalParts } from './canonical.ts';
import { domainPartsOf, isForTrials } from './domain.ts';

const isComment = (line: string): boolean => /^(?:[#;!]|\/\/|\[|<)/.test(line);

const sinks = /^(?:0\.0\.0\.0|127\.0\.0\.1|::1?|fe80::1%\S+|255\.255\.255\.255)\s+/;

/** Cells of a row (RFC 4180, without line ends inside). */
export function cellsOf(line: string): string[] {
	const cells: string[] = [];
	const cell = /(?:^|[,;\t])(?:"((?:[^"]|"")*)"|([^,;\t]*))/g;
	for (const [, quoted, plain] of line.matchAll(cell)) {
		cells.push((quoted?.replaceAll('""', '"') ?? plain ?? '').trim());
		if (cells.length >= 40) break;
	}
	return cells;
}

const isAddress = (word: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(word);

/** A word with a dot is a host only where hosts end so; a whole address says itself that it is one. */
const isHost = (host: string, isSaid: boolean): boolean => {
	const { domain, known, isNumber } = domainPartsOf(host);
	return isNumber || (domain !== null && (known || isSaid || isForTrials(host)));
};

/** A single word is an address if its host can be one; a number alone is a number, not an old notation of a host. */
function addressIn(word: string): Canonical | null {
	const bare = word
		.replace(/^\|\|/, '')
		.replace(/\^(?:\$.*)?$/, '')
		.replace(/^\*?\.(?=[a-z0-9])/i, '');
	if (/\s/.test(bare) || !/[.:]/.test(bare) || /^[\d.]+$/.test(bare.replace(/^(?:\d{1,3}\.){3}\d{1,3}$/, '')))
		return null;
	const parts = canonicalParts(bare);
	return parts && isHost(parts.host, isAddress(bare)) ? parts : null;
}

/** Of a row, whole addresses come first: `id,url,host,date` means the address. */
function fromRow(line: string): Canonical[] {
	const cells = cellsOf(line);
	const whole = cells.find(isAddress);
	const found = whole ? addressIn(whole) : cells.map(addressIn).find((parts) => parts !== null);
	return found ? [found] : [];
}

const withoutRemark = (line: string): string => line.replace(/\s+#.*$/, '');

/** The addresses a line names; none where nothing can be read in it, null where it says nothing on purpose. */
export function entriesIn(line: string): Canonical[] | null {
	if (isComment(line)) return null;
	const plain = withoutRemark(line);
	const whole = addressIn(plain);
	if (whole) return [whole];
	if (sinks.test(plain)) {
		const hosts = plain.replace(sinks, '').split(/\s+/);
		if (hosts.every((host) => /^(?:localhost|broadcasthost|local|ip6-\w+|0\.0\.0\.0)/.test(host))) return null;
		return hosts.flatMap((host) => addressIn(host) ?? []);
	}
	return /[,;\t]/.test(plain) ? fromRow(plain) : [];
}
