/** What one host tells another: registrable domains, signatures of texts, terms, rules. Whatever else arrives is left out. */
import { z } from 'zod';
import { settings } from '#kernel/settings/settings.ts';
import { domainOf } from '../links/domain.ts';
import { isShared } from '../links/shared.ts';
import { termFields, termKinds } from '../words/term.ts';

export const holdings = ['domains', 'texts', 'terms', 'rules'] as const;
export type Holds = (typeof holdings)[number];

export const limits = {
	entries: 50_000,
	bytes: 4 * 1024 * 1024,
	published: 20,
	followed: 50,
	/** Points of one hit: a list of somebody else never holds anything back alone. */
	weight: 8
};

export type SharedTerm = {
	text: string;
	kind: 'string' | 'word' | 'pattern';
	points?: number;
	field?: (typeof termFields)[number];
};
export type SharedRule = { name: string; rule: string };
export type Entry = string | SharedTerm | SharedRule;

/** Spam may lead through this very host. */
const isOurs = (domain: string): boolean => domain === domainOf(new URL(settings().BASE_URL).hostname);

/** What somebody registered, never what many people share, and never ourselves; null for anything else. */
export function sharedDomain(text: string): string | null {
	const host = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `http://${text.trim()}/`)?.hostname;
	const domain = host ? domainOf(host) : null;
	return domain && domain.length <= 253 && !isShared(domain) && !isOurs(domain) ? domain : null;
}

const signatureText = /^[\w-]{86}$/;
const signature = z.string().regex(signatureText);

const term = z.object({
	text: z.string().min(1).max(200),
	kind: z.enum(termKinds),
	points: z.number().gt(0).max(10).optional(),
	field: z.enum(termFields).optional()
});

const rule = z.object({ name: z.string().min(1).max(120), rule: z.string().min(1).max(4_000) });

const readers: Record<Holds, (entry: unknown) => Entry | null> = {
	domains: (entry) => (typeof entry === 'string' ? sharedDomain(entry) : null),
	texts: (entry) => signature.safeParse(entry).data ?? null,
	terms: (entry) => term.safeParse(entry).data ?? null,
	rules: (entry) => rule.safeParse(entry).data ?? null
};

export const readEntries = (holds: Holds, entries: readonly unknown[]): Entry[] =>
	entries.slice(0, limits.entries).flatMap((entry) => readers[holds](entry) ?? []);

export const signatureBytes = (text: string): Uint8Array => Buffer.from(text, 'base64url');
export const signatureAsText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
