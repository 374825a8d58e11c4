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
import { signals } from './signals.ts';
import { chosenThresholds } from './store.ts';

export type MailOptions = {
	resolver?: Resolver;
	/** Instead of the usual ones. */
	signals?: readonly Signal[];
	/** Without a database nothing is remembered, and nobody is asked to come again. */
	database?: boolean;
	listsNaming?: MailWeighing['listsNaming'];
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

/** Signals about people who act here do not fit somebody who writes from outside. */
const aboutVisitors = new Set(['manners', 'network', 'mail']);
const aboutContent = (): readonly Signal[] => signals.filter(({ name }) => !aboutVisitors.has(name));

/**
 * @param raw the mail as it came, with CRLF: signatures cover every byte.
 * @throws guard.mail-too-large, guard.mail-unreadable
 */
export async function weighMail(raw: Buffer, envelope: Envelope, options: MailOptions = {}): Promise<MailVerdict> {
	const { database = true, asks = true, milliseconds = 5_000, now = new Date() } = options;
	const { RSPAMD_URL: url } = settings();
	const thresholds = database ? await chosen().catch(() => mailThresholds) : mailThresholds;
	const weighed = await judgeMail(raw, envelope, {
		resolver: asks ? (options.resolver ?? systemResolver) : silentResolver,
		rspamd: asks && url ? { url, milliseconds } : undefined,
		milliseconds,
		signals: options.signals ?? aboutContent(),
		thresholds,
		linksIn,
		listsNaming: asks ? options.listsNaming : undefined,
		standingOf: database ? (domain) => standingOf(domain, now) : undefined,
		ours: domainsOfHost(),
		now
	});
	const acts = database && settings().GUARD === 'on';
	const wait = acts ? await greylist(envelope, weighed.score, now).catch(() => 0) : 0;
	return { ...weighed, wait };
}
