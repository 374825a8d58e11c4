/** A list on its way between hosts: JSON within a JSON Web Signature (RFC 7515, flattened; EdDSA by RFC 8037). */
import { z } from 'zod';
import { type Entry, type Holds, holdings, limits, readEntries } from './entry.ts';
import { isSignedBy, ownPublicKey, signed } from './host-key.ts';

export const format = 'archipel-guard-list/1';

export type Document = {
	format: typeof format;
	/** The address of the host. */
	host: string;
	name: string;
	title: string;
	holds: Holds;
	/** Counts up; an older one than known is never taken. */
	edition: number;
	made: string;
	/** From then on it says nothing any more. */
	expires: string;
	entries: Entry[];
};

/** Why a document was not taken; the words stand at the desk. */
export const faults = ['unreadable', 'signature', 'other-key', 'older', 'expired', 'other-list'] as const;
export type Fault = (typeof faults)[number];

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export function signedDocument(document: Document): string {
	const jwk = { kty: 'OKP', crv: 'Ed25519', x: ownPublicKey() };
	const head = encode({ alg: 'EdDSA', typ: 'archipel-guard-list', jwk });
	const payload = encode(document);
	const signature = signed(`${head}.${payload}`).toString('base64url');
	return JSON.stringify({ protected: head, payload, signature });
}

const base64url = z.string().regex(/^[\w-]+$/);
const envelope = z.object({
	protected: base64url.max(1_000),
	payload: base64url.max(limits.bytes * 2),
	signature: base64url.length(86)
});
const header = z.object({
	alg: z.literal('EdDSA'),
	jwk: z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: base64url.length(43) })
});
const instant = z.iso.datetime({ offset: true });
const body = z.object({
	format: z.literal(format),
	host: z.string().min(1).max(300),
	name: z.string().min(1).max(100),
	title: z.string().min(1).max(200),
	holds: z.enum(holdings),
	edition: z.number().int().min(1).max(2_147_483_647),
	made: instant,
	expires: instant,
	entries: z.array(z.unknown()).max(limits.entries)
});

const decode = (text: string): unknown => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));

const tidy = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();

export type Read = { key: string; document: Document; payload: string };

/** @returns what was signed and by which key, once the signature is right; else why not. */
export function readDocument(text: string): Read | Fault {
	try {
		const outer = envelope.parse(JSON.parse(text));
		const { jwk } = header.parse(decode(outer.protected));
		const isRight = isSignedBy(jwk.x, `${outer.protected}.${outer.payload}`, Buffer.from(outer.signature, 'base64url'));
		if (!isRight) return 'signature';
		const inner = body.parse(decode(outer.payload));
		const { holds, entries, host, name, title } = inner;
		const document = { ...inner, host: tidy(host), name: tidy(name), title: tidy(title) };
		return { key: jwk.x, payload: outer.payload, document: { ...document, entries: readEntries(holds, entries) } };
	} catch {
		return 'unreadable';
	}
}
