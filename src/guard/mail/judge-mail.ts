/** A mail in, a verdict out, without a database: what is remembered and who is asked comes from outside. */
import { judge } from '../judge/judge.ts';
import type { Found, Signal } from '../judge/signal.ts';
import type { Thresholds, Verdict } from '../judge/verdict.ts';
import { authenticate, type MailAuth } from './authenticate.ts';
import { type Bounce, bounceOf } from './bounce.ts';
import { type Complaint, complaintOf } from './complaint.ts';
import { evidenceOf, type LinkFinder } from './evidence.ts';
import type { Facts, Standing } from './facts.ts';
import { seenOf } from './html.ts';
import { domainOf, type Mail, readMail } from './read.ts';
import { bounded, type Resolver } from './resolver.ts';
import { askRspamd, type RspamdPlace } from './rspamd.ts';
import type { Envelope } from './spf.ts';
import { symbolsOf } from './symbols.ts';

/** There is nobody to challenge: a mail waits for a person earlier. Nothing is refused by a score alone. */
export const mailThresholds: Thresholds = {
	tag: 3,
	slow: 5,
	challenge: null,
	hold: 8,
	quarantine: 14,
	silence: null,
	refuse: null
};

export type MailWeighing = {
	resolver: Resolver;
	/** For all questions of one mail together. */
	milliseconds?: number;
	signals?: readonly Signal[];
	thresholds?: Thresholds;
	linksIn: LinkFinder;
	standingOf?(domain: string): Promise<Standing>;
	/** The block lists that name an address. */
	listsNaming?(address: string): Promise<readonly string[]>;
	/** A running rspamd, where there is one. */
	rspamd?: RspamdPlace;
	ours?: readonly string[];
	now?: Date;
};

export type WeighedMail = {
	verdict: Verdict;
	score: number;
	symbols: Found[];
	/** What could not be asked: unknown, never bad. */
	unknown: string[];
	auth: MailAuth | null;
	bounce: Bounce | null;
	complaint: Complaint | null;
	mail: Mail;
};

const questions = 60;

/** A resolver or a reader that fails makes nobody bad. */
async function orUnknown<Result>(name: string, unknown: string[], asked: () => Promise<Result>, none: Result) {
	try {
		return await asked();
	} catch {
		unknown.push(name);
		return none;
	}
}

const unasked = (auth: MailAuth): string[] =>
	(['spf', 'dkim', 'dmarc'] as const).filter((name) => auth[name].result === 'unknown').map((name) => `mail.${name}`);

async function factsOf(mail: Mail, envelope: Envelope, how: MailWeighing, unknown: string[]): Promise<Facts> {
	const resolver = bounded(how.resolver, { questions, milliseconds: how.milliseconds ?? 5_000 });
	const from = mail.from?.address ? domainOf(mail.from.address) : null;
	const { rspamd: place } = how;
	const askPeer = async () => (place ? askRspamd(mail.raw, envelope, place) : null);
	const [auth, listed, rspamd] = await Promise.all([
		orUnknown('mail.proof', unknown, () => authenticate(mail.raw, envelope, from, resolver), null),
		orUnknown('mail.lists', unknown, async () => (await how.listsNaming?.(envelope.remote)) ?? [], []),
		orUnknown('mail.rspamd', unknown, askPeer, null)
	]);
	if (auth) unknown.push(...unasked(auth));
	const proven = auth?.proven;
	const standing = async () => (proven ? ((await how.standingOf?.(proven)) ?? null) : null);
	return {
		mail,
		seen: seenOf(mail.html),
		envelope,
		auth,
		bounce: bounceOf(mail, envelope.from),
		standing: await orUnknown('mail.standing', unknown, standing, null),
		listed,
		rspamd,
		ours: how.ours ?? []
	};
}

/** @throws guard.mail-too-large, guard.mail-unreadable */
export async function judgeMail(raw: Buffer, envelope: Envelope, how: MailWeighing): Promise<WeighedMail> {
	const mail = await readMail(raw);
	const unknown: string[] = [];
	const facts = await factsOf(mail, envelope, how, unknown);
	const about: Signal = { name: 'mail', version: '1', cost: 'text', look: () => symbolsOf(facts) };
	const evidence = evidenceOf(mail, facts.seen, how.linksIn, how.now ?? new Date());
	const signals = [about, ...(how.signals ?? [])];
	const { opinions, score, verdict } = await judge(evidence, signals, how.thresholds ?? mailThresholds);
	const complaint = complaintOf(mail);
	return {
		verdict,
		score,
		symbols: opinions.found,
		unknown: [...unknown, ...opinions.unknown],
		auth: facts.auth,
		// Whoever complains about a letter had it: it did not come back, whatever the words around it sound like.
		bounce: complaint ? null : facts.bounce,
		complaint,
		mail
	};
}
