/** Who a mail says it is from, and what does not fit together. */
import { getDomain } from 'tldts';
import type { Found } from '../judge/signal.ts';
import type { MailAuth } from './authenticate.ts';
import type { Facts } from './facts.ts';
import { fieldOf, type Mail } from './read.ts';
import { addressIn } from './report.ts';

const siteOf = (address: string): string => {
	const host = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
	return getDomain(host, { allowPrivateDomains: true }) ?? host;
};

/** Through lists and ticket systems answers go elsewhere for good reason. */
const isFromList = (mail: Mail): boolean =>
	['list-id', 'list-post', 'list-unsubscribe', 'mailing-list'].some((name) => fieldOf(mail, name) !== '');

function replySymbols(mail: Mail): Found[] {
	const { from, replyTo } = mail;
	if (!from || !replyTo?.address || isFromList(mail)) return [];
	const domain = siteOf(replyTo.address);
	return domain === siteOf(from.address) ? [] : [{ symbol: 'mail.reply-elsewhere', points: 1, gaps: { domain } }];
}

/** Everything could be asked, and nothing holds. */
const isDisproven = (auth: MailAuth | null): boolean =>
	auth !== null && !auth.proven && ![auth.spf.result, auth.dkim.result, auth.dmarc.result].includes('unknown');

/** "ana@bank.example" <eve@elsewhere.example>: programs show the name and hide the address. */
function nameSymbols({ mail: { from }, ours, auth }: Facts): Found[] {
	if (!from) return [{ symbol: 'mail.from-missing', points: 2 }];
	const shown = addressIn(from.name);
	const site = siteOf(from.address);
	if (shown && siteOf(shown) !== site) return [{ symbol: 'mail.name-shows-other', points: 3, gaps: { shown } }];
	const claims = ours.find((domain) => from.name.toLowerCase().includes(domain) && site !== siteOf(domain));
	if (claims) return [{ symbol: 'mail.name-shows-us', points: 3, gaps: { domain: claims } }];
	const isOurs = ours.some((domain) => siteOf(domain) === site);
	return isOurs && isDisproven(auth) ? [{ symbol: 'mail.from-us-unproven', points: 4, gaps: { domain: site } }] : [];
}

function headerSymbols({ mail, bounce }: Facts): Found[] {
	const found: Found[] = [];
	// Which of them a program shows, nobody knows.
	if (mail.fields.filter(({ name }) => name === 'from').length > 1)
		found.push({ symbol: 'mail.from-twice', points: 4 });
	if (mail.messageId === '') found.push({ symbol: 'mail.no-message-id', points: 1 });
	if (fieldOf(mail, 'date') === '') found.push({ symbol: 'mail.no-date', points: 1 });
	const isAnswer = ['in-reply-to', 'references'].some((name) => fieldOf(mail, name) !== '');
	const saysAnswer = /^(?:re|aw|rép|réf)\s*:/i.test(mail.subject);
	if (saysAnswer && !isAnswer && !bounce) found.push({ symbol: 'mail.answers-nothing', points: 0.4 });
	if (mail.to.length > 20) found.push({ symbol: 'mail.many-recipients', points: 1, gaps: { count: mail.to.length } });
	return found;
}

export const senderSymbols = (facts: Facts): Found[] => [
	...replySymbols(facts.mail),
	...nameSymbols(facts),
	...headerSymbols(facts)
];
