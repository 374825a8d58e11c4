/** The guard before a mailbox: weighs a mail with all this host has. */
import { hostname } from 'node:os';
import { settings } from '#kernel/settings/settings.ts';
import type { Signal } from './judge/signal.ts';
import type { Thresholds } from './judge/verdict.ts';
import { linksIn } from './links/find.ts';
import { greylist } from './mail/greylist.ts';
import { judgeMail, type MailWeighing, mailThresholds, type WeighedMail } from './mail/judge-mail.ts';
import { standingOf } from './mail/reputation.ts';
import { type Resolver, silentResolver, systemResolver } from './mail/resolver.ts';
import type { Envelope } from './mail/spf.ts';
import { askDnsbl } from './network/dnsbl.ts';
import { signals } from './signals.ts';
import { chosenThresholds } from './store.ts';
import { matcherOf } from './words/matcher.ts';
import { starterTerms } from './words/starters.ts';
import { wordsIn } from './words/words.ts';

export type MailOptions = {
	resolver?: Resolver;
	/** Beside the usual ones; one of the same name takes the place of the usual one. */
	signals?: readonly Signal[];
	/** DNS block lists that are asked about the server the mail comes from, instead of those the host chose. */
	lists?: readonly string[];
	/** Without a database nothing is remembered, and nobody is asked to come again. */
	database?: boolean;
	/** For all questions of one mail together: a mail may wait longer than a person. */
	milliseconds?: number;
	/** False: no questions to anybody. */
	asks?: boolean;
	now?: Date;
};

export type MailVerdict = WeighedMail & {
	/** Seconds after which a doubtful mail should come again (SMTP 451); 0: it is taken in. */
	wait: number;
};

const domainsOfHost = (): string[] =>
	[...new Set([new URL(settings().BASE_URL).hostname, hostname()])].filter((name) => name.includes('.'));

/** The desk may choose others for mail. */
const chosen = async (): Promise<Thresholds> => ({
	...mailThresholds,
	...(await chosenThresholds()).get('mail.message')
});

/** What looks at words, links and shape. The others are about people who act here; and a mail is nobody else's affair. */
const aboutContent = new Set(['words', 'learned', 'links', 'links.lists', 'form', 'form.language', 'form.copies']);
const byThemselves = new Set(['links', 'form', 'form.language']);

/** The terms a new house begins with. */
const firstWords = (): Signal => {
	const matcher = matcherOf(starterTerms(), 'starters');
	return { name: 'words', version: 'starters', cost: 'text', look: (evidence) => wordsIn(matcher, evidence) };
};

/** Without a database are left those that need none. */
function signalsFor(more: readonly Signal[], database: boolean): Signal[] {
	const replaced = new Set(more.map(({ name }) => name));
	const fitting = database ? aboutContent : byThemselves;
	const usual = signals.filter(({ name }) => fitting.has(name) && !replaced.has(name));
	return [...more, ...(database ? [] : [firstWords()]), ...usual];
}

const listsNaming =
	(zones: readonly string[], resolver: Resolver, milliseconds: number): MailWeighing['listsNaming'] =>
	async (address) => {
		const resolve4 = (name: string) => resolver(name, 'A') as Promise<string[]>;
		const said = await askDnsbl(address, [...zones], { resolve4 }, Math.min(1_500, milliseconds));
		const naming = said.filter(({ says }) => says === 'listed').map(({ zone }) => zone);
		const isSilent = said.some(({ says }) => says === 'unknown');
		if (naming.length === 0 && isSilent) throw new Error('The block lists do not answer.');
		return naming;
	};

/**
 * @param raw the mail as it came, with CRLF: signatures cover every byte.
 * @throws guard.mail-too-large, guard.mail-unreadable
 */
export async function weighMail(raw: Buffer, envelope: Envelope, options: MailOptions = {}): Promise<MailVerdict> {
	const { database = true, asks = true, milliseconds = 5_000, now = new Date() } = options;
	const { RSPAMD_URL: url, MAIL_BLOCKLISTS } = settings();
	const resolver = asks ? (options.resolver ?? systemResolver) : silentResolver;
	const zones = asks ? (options.lists ?? MAIL_BLOCKLISTS) : [];
	const thresholds = database ? await chosen().catch(() => mailThresholds) : mailThresholds;
	const weighed = await judgeMail(raw, envelope, {
		resolver,
		rspamd: asks && url ? { url, milliseconds } : undefined,
		milliseconds,
		signals: signalsFor(options.signals ?? [], database),
		thresholds,
		linksIn,
		listsNaming: zones.length > 0 ? listsNaming(zones, resolver, milliseconds) : undefined,
		standingOf: database ? (domain) => standingOf(domain, now) : undefined,
		ours: domainsOfHost(),
		now
	});
	const acts = database && settings().GUARD === 'on';
	const wait = acts ? await greylist(envelope, weighed.score, now).catch(() => 0) : 0;
	return { ...weighed, wait };
}
