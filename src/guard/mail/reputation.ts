/** What the mail of a domain turned out to be. Only a domain that proved itself earns it, and it never decides alone. */
import { destinationOf } from '#kernel/mail/destination.ts';
import type { MailAuth } from './authenticate.ts';
import type { Standing } from './facts.ts';
import * as store from './store.ts';

const leastSeen = 5;

/** Whoever gives mailboxes to everybody answers for nobody. */
const isForEverybody = (domain: string): boolean => destinationOf(`x@${domain}`) !== domain;

/** From 0 (all bad) to 1, smoothed by four mails of which half were good (Laplace); null while too little is known. */
export async function standingOf(domain: string, now = new Date()): Promise<Standing> {
	if (isForEverybody(domain)) return null;
	const known = await store.reputationOf(domain, now);
	if (!known || known.good + known.bad < leastSeen) return null;
	return (known.good + 2) / (known.good + known.bad + 4);
}

/** A person, or time without complaint, said what a mail was. What proved nothing is nobody's. */
export async function learnDomain(
	auth: Pick<MailAuth, 'proven'>,
	was: 'good' | 'bad',
	now = new Date()
): Promise<void> {
	if (auth.proven && !isForEverybody(auth.proven)) await store.noteDomain(auth.proven, was, now);
}
