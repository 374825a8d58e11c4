/** A mail as it came, read with bounds (RFC 5322, RFC 2045), by postal-mime. */
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { refusal } from '#base/refusal.ts';
import { type Field, headerEnd } from './headers.ts';
import { limits } from './limits.ts';
import { cutParts } from './parts.ts';

export const mailTooLarge = refusal('guard.mail-too-large', 413);
export const mailUnreadable = refusal('guard.mail-unreadable', 422);

export type Mailbox = { name: string; address: string };

/** A part that is not shown as text: files, reports, other mails. */
export type Part = { type: string; filename: string; bytes: Buffer };

export type Mail = {
	raw: Buffer;
	fields: readonly Field[];
	subject: string;
	from: Mailbox | null;
	replyTo: Mailbox | null;
	to: readonly Mailbox[];
	messageId: string;
	text: string;
	html: string;
	parts: readonly Part[];
	/** Every kind of content it declares, as written. */
	kinds: string;
	/** Why not all of it was read. */
	cut: 'parts' | 'bytes' | 'depth' | null;
};

const flat = (address: Address): Mailbox[] =>
	address.group ? address.group : [{ name: address.name, address: address.address ?? '' }];

const boxes = (addresses: readonly Address[] | undefined): Mailbox[] =>
	(addresses ?? []).flatMap(flat).slice(0, limits.recipients);

// NUL bytes reach no store and hide words from nobody who reads.
const tidy = (text: string | undefined): string => (text ?? '').slice(0, limits.textLength).replaceAll('\0', '');

function partOf({ mimeType, filename, content }: Attachment): Part {
	const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer);
	return { type: mimeType.toLowerCase(), filename: filename ?? '', bytes };
}

const options = {
	// What is sent back or passed on is evidence, not something its sender says.
	forceRfc822Attachments: true,
	maxNestingDepth: limits.depth,
	maxHeadersSize: 2 * limits.headerBytes
};

async function parse(raw: Buffer): Promise<{ email: Email; isFlat: boolean }> {
	try {
		return { email: await PostalMime.parse(raw, options), isFlat: false };
	} catch {
		// Nested beyond measure: the header alone still says who wrote to whom.
		const head = raw.subarray(0, Math.min(headerEnd(raw), limits.headerBytes));
		const email = await PostalMime.parse(head, options).catch(() => null);
		if (!email) throw mailUnreadable();
		return { email, isFlat: true };
	}
}

const contentType = /^content-type\s*:\s*([\w.+-]{1,60}\/[\w.+-]{1,60})/gim;

/** Without a declaration it is plain text (RFC 2045, 5.2). */
const kindsIn = (bytes: Buffer): string =>
	[...bytes.toString('latin1').matchAll(contentType)].map(([, kind]) => kind).join(' ') || 'text/plain';

/** @throws guard.mail-too-large, guard.mail-unreadable */
export async function readMail(raw: Buffer): Promise<Mail> {
	if (raw.length > limits.bytes || headerEnd(raw) > limits.headerBytes) throw mailTooLarge();
	const { bytes, cut } = cutParts(raw);
	const { email, isFlat } = await parse(bytes);
	return {
		raw,
		fields: email.headers.map(({ key, value }) => ({ name: key, value: tidy(value) })),
		subject: tidy(email.subject),
		from: boxes(email.from && [email.from])[0] ?? null,
		replyTo: boxes(email.replyTo)[0] ?? null,
		to: boxes(email.to),
		messageId: tidy(email.messageId),
		text: tidy(email.text),
		html: tidy(email.html),
		parts: email.attachments.map(partOf),
		kinds: kindsIn(bytes),
		cut: isFlat ? 'depth' : cut
	};
}

export const fieldOf = ({ fields }: Pick<Mail, 'fields'>, name: string): string =>
	fields.find((field) => field.name === name)?.value.trim() ?? '';

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
