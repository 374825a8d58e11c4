/** How mail servers write to people that a letter came back, where they write nothing for machines. */
import { getDomain } from 'tldts';
import { domainOf, fieldOf, type Mail } from './read.ts';
import { addressesIn, addressIn } from './report.ts';

const daemon =
	/mailer[-_. ]?daemon|post[-_]?master|mail[-. ]?delivery|mail[-_]?daemon|^mdaemon|delivery[- ](?:sub)?system|^(?:mmdf|bounces?|mail)$|system administrator|ndr administrator|sns\.amazonaws\.com|^complaints?$/i;

/** Written by a program of the way, not by a person: nothing to answer to, or the name such programs have. */
export function isSentByMachine(mail: Mail, envelopeFrom: string): boolean {
	if (fieldOf(mail, 'x-failed-recipients') !== '') return true;
	const path = fieldOf(mail, 'return-path') || envelopeFrom;
	if (/^<?\s*>?$/.test(path) && path !== '') return true;
	if (daemon.test(path.replace(/[<>]/g, '').split('@')[0]!)) return true;
	const { name = '', address = '' } = mail.from ?? {};
	// What a list passes on comes back to the list, not to a server that could not deliver.
	if (isPassedOn(path, address)) return false;
	if (/^no-?reply@/i.test(address) && mail.parts.some(({ type }) => type === 'message/rfc822')) return true;
	return daemon.test(name) || daemon.test(address.split('@')[0]!) || daemon.test(address);
}

const registrable = (address: string): string => getDomain(domainOf(address)) ?? domainOf(address);

const isPassedOn = (path: string, from: string): boolean => {
	const handed = addressIn(path);
	return handed !== null && !/amazonses\.com$/.test(handed) && registrable(handed) !== registrable(from);
};

const subjects =
	/undeliver|un?deliverable|delivery (?:status|fail|problem|notif|error|incomplete|report)|deliver(?:y|ed) has|returned (?:mail|message|to sender)|return(?:ed)? e?mail|failure|failed|mail (?:system )?error|mail delivery|not delivered|non remis|échec|remise|unzustellbar|rückläufer|delayed|(?:mail|message) (?:could not|was not|rejected|bounce)|error sending|bounce|notification message|not member|user unknown|rejected|配信|エラー/i;

const bodies =
	/could ?n[o']t (?:be )?deliver|(?:could|can) ?not (?:be )?(?:sent|delivered|send|deliver)|was ?n[o']t (?:delivered|able to deliver)|unable to deliver|undeliver|not (?:been )?delivered|delivery (?:to the following|of .{0,80} failed|failed|has failed|failure|status|temporarily|incomplete)|(?:permanent|fatal|delivery) (?:fatal )?(?:error|failure)|following (?:address|recipient)|did not reach|transcript of session|(?:unknown|invalid) (?:user|recipient|address)|user unknown|no such user|returned to sender|message (?:was |has been )?(?:rejected|bounced|blocked)|rejected (?:by|for)|refused to accept|error(?:s)? (?:message|occurred|delivering)|not a member|not exist|RCPT TO|"notificationType"|(?<![\d.])5\d\d[ -]\d?\.?|non remis|pas (?:pu )?être (?:remis|distribu)|échec/i;

/** Amazon writes of letters that arrived, too, in the same shape. */
const isGoodNews = (own: string): boolean => /"notificationType"\s*:\s*"(?!Bounce)/.test(own);

/** A report, or words to that effect in its subject or text. */
export const readsAsBounce = ({ subject, fields }: Mail, own: string): boolean =>
	!isGoodNews(own) &&
	(/^multipart\/report/i.test(fieldOf({ fields }, 'content-type')) ||
		subjects.test(subject) ||
		bodies.test(own.slice(0, 8_000)));

const copies =
	/^[ \t>*|=_#-]{0,100}(?:(?:begin )?(?:original|unsent|returned|undelivered) (?:message|mail|headers?)|this is a copy of|below this line|message headers? (?:follow|is)|included is a copy|(?:the )?(?:header|copy|text|contents?) of (?:the |your )?(?:original )?(?:message|mail)|message (?:details|text|header)s? follow|message header follows?|original message follows|headers? (?:of the )?(?:original|follow)|start of returned|received:\s*(?:from|by|\()|return-path:)/im;

/** What the server says itself, without the letter it sends back. */
export function ownWords(words: string): string {
	const at = words.search(copies);
	return at > 0 ? words.slice(0, at) : words;
}

// Each length is bounded: a stranger's text must not send these back and forth over it.
const telling: RegExp[] = [
	/rcpt to:[ \t]{0,5}<?([^\s<>]{1,128}@[^\s<>]{1,255})>?/gi,
	/^\W{0,8}<([^\s<>]{1,128}@[^\s<>]{1,255})>\W{0,8}(?::|\(|$)/gim,
	/"emailaddress"\s{0,5}:\s{0,5}"([^"@]{1,128}@[^"@]{1,255})"/gi,
	/(?:recipients?|address(?:es)?|user|mailbox|delivered to|deliver(?:ing)? (?:your |the )?(?:mail|message|it)? ?to|message to|an?t |failed)\W{1,30}<?([^\s<>"'(),;:]{1,128}@[^\s<>"'(),;:]{1,255})/gi,
	/^[ \t>*-]{0,40}["<]?([^\s<>"]{1,128}@[^\s<>"]{1,255}?)[">]?(?:[ \t]*[:([].*|[ \t]+on .*|[ \t]*)$/gim
];

const machines = /^(?:mailer-daemon|postmaster|abuse|no-?reply)@|@(?:localhost|localdomain)$/;

/**
 * @param own what the server says.
 * @param returned the header of the letter that came back: whom it was for.
 * @param ours addresses that this mail is for or from.
 */
export function recipientsIn(own: string, returned: string, ours: ReadonlySet<string>): string[] {
	const isTheirs = (address: string) => !ours.has(address) && !machines.test(address);
	for (const pattern of telling) {
		const found = [...own.matchAll(pattern)].flatMap(([, address]) => addressesIn(address!)).filter(isTheirs);
		if (found.length > 0) return [...new Set(found)].slice(0, 20);
	}
	const anywhere = addressesIn(own).filter(isTheirs);
	if (anywhere.length > 0) return anywhere.slice(0, 1);
	// Somebody wrote to themselves.
	const [self] = own.matchAll(telling[1]!);
	if (self) return addressesIn(self[1]!);
	return addressesIn(/^to:.*(?:\n[ \t].*)*/im.exec(returned)?.[0] ?? '').slice(0, 5);
}
