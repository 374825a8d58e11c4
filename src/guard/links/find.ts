/** The addresses in a text. */
import { getDomain } from 'tldts';
import type { Link } from '../judge/evidence.ts';

const web = /\bhttps?:\/\/[^\s<>"']{1,2000}/gi;

export function linksIn(text: string): Link[] {
	return [...text.matchAll(web)].slice(0, 1000).map(([found]) => {
		const url = URL.canParse(found) ? new URL(found) : null;
		const host = url?.hostname ?? '';
		return { text: found, canonical: url?.href ?? null, host, domain: getDomain(host, { allowPrivateDomains: true }) };
	});
}
