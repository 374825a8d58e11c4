/** A letter came back: delivery status notifications (RFC 3464), and what servers write who know none. */
import { headerEnd, valueIn } from './headers.ts';
import { seenOf } from './html.ts';
import { fieldOf, type Mail } from './read.ts';
import { addressesIn, addressIn, type Block, blocksOf, first } from './report.ts';
import { type Cause, causeIn, type Lasting, lastingIn, soundsTemporary, statusIn } from './status.ts';
import { isSentByMachine, ownWords, readsAsBounce, recipientsIn } from './wording.ts';

export type Failure = {
	/** Null where only the letter is named: its Message-ID says to whom it went. */
	address: string | null;
	/** `5.1.1`, where the server said it. */
	status: string | null;
	lasting: Lasting;
	cause: Cause;
	/** What the server answered, for people. */
	said: string;
};

export type Bounce = {
	/** `dsn` by the standard's fields, `words` from what was written for people. */
	from: 'dsn' | 'words';
	failures: Failure[];
	/** Message-ID of the letter that came back. */
	messageId: string | null;
};

const statusPart = /^message\/(?:global-)?delivery-status$/;
const returnedPart = /^(?:message\/(?:rfc822|global)|(?:text|message)\/rfc822-headers?)$/;

const wordsOf = (mail: Mail): string => {
	const text = mail.text || seenOf(mail.html).text;
	return text || mail.raw.toString('latin1', headerEnd(mail.raw), headerEnd(mail.raw) + 20_000);
};

function returnedHeader({ parts }: Mail): string {
	const part = parts.find(({ type }) => returnedPart.test(type));
	return part ? part.bytes.toString('latin1', 0, Math.min(headerEnd(part.bytes), 64 * 1024)) : '';
}

function lastingOf(action: string, said: string, status: string): Lasting {
	if (action === 'delayed') return 'temporary';
	const byCode = statusIn(status)?.lasting ?? statusIn(said)?.lasting ?? lastingIn(said);
	return byCode ?? (soundsTemporary(said) ? 'temporary' : 'permanent');
}

/** The fuller code counts: many write a general 5.0.0 as status and the true one as what was said. */
function codeOf(status: string, said: string) {
	const [given, told] = [statusIn(status), statusIn(said)];
	const isGeneral = given === null || /\.0\.0$/.test(given.code);
	return isGeneral ? (told ?? given) : given;
}

const named = ['final-recipient', 'original-recipient', 'x-actual-recipient'];
const wentWell = (block: Block): boolean => /^(?:delivered|relayed|expanded)/i.test(first(block, 'action'));

function failureOf(block: Block): Failure | null {
	const action = first(block, 'action').toLowerCase();
	const address = named.map((name) => addressIn(first(block, name))).find((found) => found !== null);
	const status = first(block, 'status');
	if (!address || (!action && !status) || wentWell(block)) return null;
	const said = [first(block, 'diagnostic-code'), first(block, 'x-supplementary-info')].filter(Boolean).join(' ');
	const code = codeOf(status, said);
	return {
		address,
		status: code?.code ?? null,
		lasting: lastingOf(action.split(/[\s(]/)[0]!, said, status),
		cause: causeOf(code?.cause, said),
		said: said.slice(0, 500)
	};
}

const causeOf = (byCode: Cause | undefined, said: string): Cause =>
	byCode && byCode !== 'unknown' ? byCode : causeIn(said);

const fieldText = /^(?:final|original)-recipient\s*:/im;

/** The fields of the report, wherever they were put: some write them among the words for people. */
function fieldsOf(mail: Mail, words: string): string {
	const part = mail.parts.find(({ type }) => statusPart.test(type));
	if (part) return part.bytes.toString('utf8');
	const inner = mail.parts.find(({ type, bytes }) => /^text\//.test(type) && fieldText.test(bytes.toString('latin1')));
	if (inner) return inner.bytes.toString('utf8');
	return fieldText.test(words) ? words : '';
}

function failuresByWords(mail: Mail, words: string): Failure[] {
	const own = ownWords(words);
	const returned = returnedHeader(mail) || words.slice(own.length);
	const ours = new Set([
		...mail.to.map(({ address }) => address.toLowerCase()),
		mail.from?.address.toLowerCase() ?? ''
	]);
	const failed = addressesIn(fieldOf(mail, 'x-failed-recipients'));
	const addresses = failed.length > 0 ? failed : recipientsIn(own, returned, ours);
	const heard = `${mail.subject}\n${own}`;
	const code = statusIn(own);
	const temporary = soundsTemporary(heard) && !/failed permanently|permanent (?:fatal )?error|given up/i.test(own);
	const lasting = code?.lasting ?? lastingIn(own) ?? (temporary ? 'temporary' : 'permanent');
	const said = own.replace(/\s+/g, ' ').trim().slice(0, 500);
	const failure = { status: code?.code ?? null, lasting, cause: causeOf(code?.cause, own), said };
	return addresses.map((address) => ({ address, ...failure }));
}

/** From the letter itself, or from the header that says what is answered. */
function messageIdOf(mail: Mail, words: string): string | null {
	const letter = returnedHeader(mail) || words.slice(ownWords(words).length);
	const id = valueIn(letter.trimStart(), 'message-id') || fieldOf(mail, 'in-reply-to');
	return id.replace(/[<>]/g, '').trim().slice(0, 500) || null;
}

const isDeliveryReport = (mail: Mail): boolean =>
	/^multipart\/report\b[\s\S]*delivery-status/i.test(fieldOf(mail, 'content-type'));

/** The report says that something failed, but not (any more) for whom. */
function unnamed(mail: Mail, words: string): Failure[] {
	if (!isDeliveryReport(mail)) return [];
	const told = [mail.subject, ownWords(words)].join('\n');
	const lasting = soundsTemporary(told) ? 'temporary' : 'permanent';
	return [{ address: null, status: null, lasting, cause: 'unknown', said: mail.subject.slice(0, 500) }];
}

const once = (failures: Failure[]): Failure[] => [...new Map(failures.map((one) => [one.address, one])).values()];

/** @returns null for ordinary mail, and for notices that all went well. */
export function bounceOf(mail: Mail, envelopeFrom = ''): Bounce | null {
	const hasStatus = mail.parts.some(({ type }) => statusPart.test(type));
	if (!hasStatus && !isDeliveryReport(mail) && !isSentByMachine(mail, envelopeFrom)) return null;
	const words = wordsOf(mail);
	const messageId = messageIdOf(mail, words);
	const blocks = blocksOf(fieldsOf(mail, words));
	const failures = once(blocks.map(failureOf).filter((failure) => failure !== null));
	if (failures.length > 0) return { from: 'dsn', failures, messageId };
	if (blocks.some(wentWell) || !readsAsBounce(mail, ownWords(words))) return null;
	const told = once(failuresByWords(mail, words));
	const found = told.length > 0 ? told : unnamed(mail, words);
	return found.length > 0 ? { from: 'words', failures: found, messageId } : null;
}
