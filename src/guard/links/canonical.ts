/**
 * One form for every way to write an address (Safe Browsing v4, "Canonicalization"), after a browser's own parser
 * (WHATWG URL) has read it: what counts is where a click leads.
 */

export type Canonical = {
	scheme: string;
	/** Lower case, ASCII; numbers as four decimals, IPv6 in brackets. */
	host: string;
	/** Begins with a slash. */
	path: string;
	/** With its question mark, or empty. */
	query: string;
};

/** As a browser read them, or by hand where no browser would. */
type Parts = Canonical & { isRead: boolean };

export const longestAddress = 2048;

const hexAt = (bytes: number[], at: number): number => {
	const digit = bytes[at] ?? 0;
	if (digit >= 48 && digit <= 57) return digit - 48;
	const letter = digit | 32;
	return letter >= 97 && letter <= 102 ? letter - 87 : -1;
};

/** Unescapes until nothing is left to unescape, in one pass: what a byte completes is looked at again at once. */
function unescaped(text: string): string {
	if (!text.includes('%')) return text;
	const bytes: number[] = [];
	for (let at = 0; at < text.length; at++) {
		bytes.push(text.charCodeAt(at));
		while (bytes.length > 2 && bytes[bytes.length - 3] === 37) {
			const [high, low] = [hexAt(bytes, bytes.length - 2), hexAt(bytes, bytes.length - 1)];
			if (high < 0 || low < 0) break;
			bytes.length -= 3;
			bytes.push(high * 16 + low);
		}
	}
	return String.fromCharCode(...bytes);
}

const isAscii = /^[ -~]*$/;

/** One character per byte, so that escapes and what they stand for are alike. */
const bytesOf = (text: string): string => (isAscii.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1'));

const escapedByte = (byte: string): string => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
const escaped = (bytes: string): string => bytes.replace(/[\u0000-\u0020\u007f-\u00ff#%]/g, escapedByte);

const schemes = new Set(['http:', 'https:', 'ftp:']);

const lenient = /^([a-z][a-z0-9+.-]*):[/\\]*([^/\\?#]*)([^?#]*)(\?[^#]*)?/i;

/** For what a browser refuses, and lists hold all the same. */
function partsByHand(address: string): Parts | null {
	const [, scheme, authority, path, query] = lenient.exec(address) ?? [];
	if (!scheme || !authority || !schemes.has(`${scheme.toLowerCase()}:`)) return null;
	const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
	return { scheme: scheme.toLowerCase(), host, path: path || '/', query: query ?? '', isRead: false };
}

function partsOf(address: string): Parts | null {
	const url = URL.parse(address);
	if (!url) return partsByHand(address);
	if (!schemes.has(url.protocol)) return null;
	const start = url.href.split('#', 1)[0]!;
	const mark = start.indexOf('?');
	const query = mark === -1 ? '' : start.slice(mark);
	return { scheme: url.protocol.slice(0, -1), host: url.hostname, path: url.pathname, query, isRead: true };
}

const mapped = /^\[(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/;

/** An IPv4 address within IPv6 (RFC 4291, RFC 6052) is that address. */
function withoutMapping(host: string): string {
	const [, high, low] = mapped.exec(host) ?? [];
	if (!high || !low) return host;
	const pair = (part: string) => [Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 255];
	return [...pair(high), ...pair(low)].join('.');
}

/** What a browser makes of the host: numbers in any notation, letters of any script. */
const readHost = (host: string): string | null =>
	/[/\\?#@:]/.test(host) && !host.startsWith('[') ? null : (URL.parse(`http://${host}/`)?.hostname ?? null);

const withoutDots = (host: string): string => host.replace(/^\.+|\.+$/g, '').replace(/\.{2,}/g, '.');

const isPlainHost = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/;

function hostOf({ host: written, isRead }: Parts): string {
	if (isRead && isPlainHost.test(written)) return written;
	const host = withoutDots(unescaped(bytesOf(written)));
	const read = readHost(Buffer.from(host, 'latin1').toString('utf8'));
	return withoutMapping(withoutDots(read ?? escaped(host.toLowerCase())));
}

/** Nothing to unescape, to resolve or to escape. */
const isPlainPath = /^(?:\/[!$&-.0-~][!$&-.0-~]*)*\/?$/;

function pathOf(written: string): string {
	if (isPlainPath.test(written) && !written.includes('/.')) return written;
	const kept: string[] = [];
	const steps = unescaped(bytesOf(written)).split('/');
	for (const step of steps) {
		if (step === '..') kept.pop();
		else if (step !== '.' && step !== '') kept.push(step);
	}
	const isFolder = /^\.{0,2}$/.test(steps.at(-1)!) && kept.length > 0;
	return escaped(`/${kept.join('/')}${isFolder ? '/' : ''}`);
}

const isTidy = /^[!-~]+$/;

/** Nearly every address: nothing in it that a browser would read otherwise than it is written. */
const plain =
	/^(https?|ftp):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*)((?:\/[\w!$&()*+,;=:@~-][\w.!$&()*+,;=:@~-]*)*\/?)(\?[\w.!$&()*+,;=:@~/?-]*)?$/;

function plainParts(address: string): Canonical | null {
	const [, scheme, host, path, query = ''] = plain.exec(address) ?? [];
	if (!scheme || !host || host.includes('xn--')) return null;
	return { scheme, host, path: path || '/', query };
}

function readParts(tidy: string): Canonical | null {
	const parts = partsOf(/^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i.test(tidy) ? tidy : `http://${tidy}`);
	if (!parts) return null;
	const host = hostOf(parts);
	if (host === '') return null;
	const query = parts.query === '' ? '' : escaped(unescaped(bytesOf(parts.query)));
	return { scheme: parts.scheme, host, path: pathOf(parts.path), query };
}

/** Where an address leads, or null where it is none (or none of the web). An address without a scheme is http's. */
export function canonicalParts(address: string): Canonical | null {
	if (address.length > longestAddress * 2) return null;
	const tidy = isTidy.test(address)
		? address
		: address.replace(/^[ \p{Cc}]+|[ \p{Cc}]+$/gu, '').replace(/[\t\r\n]/g, '');
	if (tidy === '' || tidy.length > longestAddress) return null;
	return plainParts(tidy) ?? readParts(tidy);
}

export const written = ({ scheme, host, path, query }: Canonical): string => `${scheme}://${host}${path}${query}`;

/** The canonical form of an address, or null where it is none. */
export function canonicalOf(address: string): string | null {
	const parts = canonicalParts(address);
	return parts && written(parts);
}

/** The parts of what is in canonical form already. */
export function partsOfCanonical(canonical: string): Canonical {
	const [, scheme = 'http', host = '', path = '/', query = ''] =
		/^([a-z]+):\/\/([^/]*)([^?]*)(.*)$/s.exec(canonical) ?? [];
	return { scheme, host, path, query };
}
