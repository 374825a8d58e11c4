/** Mail addresses that last ten minutes. Aliases, by which people keep their own address to themselves, are not. */
import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';

/** Services that pass mail on to the person's own mailbox for as long as the person likes. */
export const aliasDomains: ReadonlySet<string> = new Set([
	// SimpleLogin and Proton
	...[
		'simplelogin.com',
		'simplelogin.co',
		'simplelogin.fr',
		'simplelogin.io',
		'slmail.me',
		'slmails.com',
		'silomails.com'
	],
	...[
		'8alias.com',
		'8shield.net',
		'aleeas.com',
		'dralias.com',
		'passmail.net',
		'passmail.com',
		'passinbox.com',
		'passfwd.com'
	],
	// addy.io (AnonAddy)
	...['anonaddy.com', 'anonaddy.me', 'addy.io', 'addymail.com', 'mailer.me'],
	// Firefox Relay, DuckDuckGo, Apple
	...['mozmail.com', 'relay.firefox.com', 'duck.com', 'privaterelay.appleid.com'],
	// Others
	...['forwardemail.net', 'erine.email', 'opayq.com', '33mail.com', 'spamgourmet.com', 'manyme.com', 'fastmail.com']
]);

let listed: ReadonlySet<string> | undefined;

const known = (): ReadonlySet<string> => {
	listed ??= new Set(disposableEmailBlocklistSet());
	return listed;
};

/** `a.b.example.org` and what stands above it, down to two labels. */
function upwards(domain: string): string[] {
	const labels = domain.toLowerCase().replace(/\.$/, '').split('.');
	return labels.slice(0, -1).map((_, place) => labels.slice(place).join('.'));
}

/** @param mail a whole address; what stands before the @ (a +tag, dots) never counts. */
export function isDisposable(mail: string): boolean {
	const domains = upwards(mail.slice(mail.lastIndexOf('@') + 1).slice(0, 254));
	return !domains.some((domain) => aliasDomains.has(domain)) && domains.some((domain) => known().has(domain));
}
