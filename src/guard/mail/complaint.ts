/** Somebody said of a letter of this host that it was unwanted: the Abuse Reporting Format (RFC 5965). */
import { headerEnd, valueIn } from './headers.ts';
import type { Mail } from './read.ts';
import { addressIn, type Block, blocksOf, first } from './report.ts';

export type Complaint = {
	/** `abuse`, `fraud`, `virus`, `not-spam`, `opt-out`, `auth-failure`, `other` or what else was written. */
	kind: string;
	/** Who reports it for them. */
	reporter: string;
	/** Who complains, where the report still says it. */
	recipient: string | null;
	/** MAIL FROM of the letter they speak of. */
	from: string | null;
	/** Message-ID of that letter, and of whom its From was. */
	messageId: string | null;
	author: string | null;
	source: string | null;
	domains: string[];
	at: string | null;
};

const feedback = /^message\/feedback-report$/;
const returned = /^(?:message\/(?:rfc822|global)|(?:text|message)\/rfc822-headers?)$/;

const kindOf = (block: Block): string => first(block, 'feedback-type').toLowerCase().slice(0, 40) || 'abuse';

function letterOf({ parts }: Mail): string {
	const part = parts.find(({ type }) => returned.test(type));
	if (!part) return '';
	return part.bytes.toString('latin1', 0, Math.min(headerEnd(part.bytes), 64 * 1024));
}

/** Hotmail's own shape: the letter itself, with who complains written into its header. */
function ofHotmail(mail: Mail): Complaint | null {
	const letter = letterOf(mail);
	const recipient = addressIn(valueIn(letter, 'x-hmxmroriginalrecipient'));
	if (!recipient) return null;
	const source = /\d{1,3}(?:\.\d{1,3}){3}/.exec(mail.subject)?.[0] ?? null;
	return {
		...ofLetter(letter),
		kind: 'abuse',
		reporter: mail.from?.address ?? '',
		recipient,
		source,
		domains: [],
		at: null
	};
}

const ofLetter = (letter: string) => ({
	messageId: valueIn(letter, 'message-id').replace(/[<>]/g, '') || null,
	author: addressIn(valueIn(letter, 'from')),
	from: addressIn(valueIn(letter, 'return-path'))
});

/** @returns null for what is no complaint. */
export function complaintOf(mail: Mail): Complaint | null {
	const part = mail.parts.find(({ type }) => feedback.test(type));
	const block = part && blocksOf(part.bytes.toString('utf8'))[0];
	if (!block) return ofHotmail(mail);
	const letter = letterOf(mail);
	const ofTheLetter = ofLetter(letter);
	const named = ['original-rcpt-to', 'removal-recipient', 'redacted-address'].map((name) => first(block, name));
	return {
		...ofTheLetter,
		kind: kindOf(block),
		reporter: first(block, 'user-agent') || (mail.from?.address ?? ''),
		recipient: [...named, valueIn(letter, 'to')].map(addressIn).find((address) => address !== null) ?? null,
		from: addressIn(first(block, 'original-mail-from')) ?? ofTheLetter.from,
		source: first(block, 'source-ip') || null,
		domains: block.get('reported-domain') ?? [],
		at: first(block, 'arrival-date') || first(block, 'received-date') || null
	};
}
