/** What of a host somebody registered, by the Public Suffix List with its private part: `ana.github.io` is a site. */
import { parse } from 'tldts';

export type Domain = Readonly<{
	/** Null for numbers, for single words, and for suffixes themselves. */
	domain: string | null;
	suffix: string | null;
	/** The suffix stands in the list. */
	known: boolean;
	isNumber: boolean;
}>;

const rules = { allowPrivateDomains: true, extractHostname: false } as const;

function asked(host: string): Domain {
	if (/^\[|^\d+(\.\d+){3}$/.test(host)) return { domain: null, suffix: null, known: false, isNumber: true };
	const { domain, publicSuffix, isIcann, isPrivate } = parse(host, rules);
	return { domain, suffix: publicSuffix, known: Boolean(isIcann || isPrivate), isNumber: false };
}

const mostRemembered = 5_000;
const domains = new Map<string, Domain>();

/** Remembered: six signs of an address ask for it, one after the other. */
export function domainPartsOf(host: string): Domain {
	const before = domains.get(host);
	if (before !== undefined) return before;
	if (domains.size >= mostRemembered) domains.clear();
	const parts = asked(host);
	domains.set(host, parts);
	return parts;
}

export const domainOf = (host: string): string | null => domainPartsOf(host).domain;

/** The same without the private part: `github.io`. Who answers for the whole, in case that matters. */
export const ownerOf = (host: string): string | null => parse(host, { extractHostname: false }).domain;

/** Names that nobody can register (RFC 2606): whoever tries something out uses them. */
export const isForTrials = (host: string): boolean => /\.(?:example|test|invalid)$/i.test(host);

const endings = new Map<string, boolean>();

/** Whether names of the web end so (`com`, `рф`). Remembered: a text holds many words with a dot. */
export function isEnding(label: string): boolean {
	const before = endings.get(label);
	if (before !== undefined) return before;
	const { known } = domainPartsOf(`x.x.x.${URL.parse(`http://x.${label}/`)?.hostname.slice(2) ?? ''}`);
	if (endings.size >= mostRemembered) endings.clear();
	endings.set(label, known);
	return known;
}
