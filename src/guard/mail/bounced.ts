/** What a letter that came back, or a complaint, does: this host stops writing to whom it cannot or should not reach. */
import { hashOfMail } from '#kernel/mail/refusals.ts';
import { settings } from '#kernel/settings/settings.ts';
import { openCase } from '../cases.ts';
import type { Bounce, Failure } from './bounce.ts';
import type { Complaint } from './complaint.ts';
import * as store from './store.ts';

const day = 86_400_000;
const ago = (now: Date, days: number): Date => new Date(now.getTime() - days * day);

/** `<0199…@tools.example.org>` is the letter with that id: nobody else knows it but whoever received it. */
async function letterNamed(messageId: string | null): Promise<store.SentLetter | null> {
	const [id, host] = messageId?.split('@') ?? [];
	if (!id || host?.toLowerCase() !== new URL(settings().BASE_URL).hostname) return null;
	return store.letterOf(id);
}

const isTo = ({ to }: store.SentLetter, address: string | null): boolean =>
	address === null || to.toLowerCase() === address;

/** One failure among several people is theirs alone; the letter says whose where the report does not. */
async function keepFailure(failure: Failure, letter: store.SentLetter | null, now: Date): Promise<boolean> {
	const proven = letter && isTo(letter, failure.address) ? letter : null;
	const address = failure.address ?? proven?.to;
	if (!address) return false;
	const { lasting: kind, cause, status, said } = failure;
	const isNew = await store.keepBounce({ mail: hashOfMail(address), kind, cause, status, said, letter: proven }, now);
	return isNew && proven !== null;
}

const wave = { letters: 20, hours: 1, campaign: 'letters came back' };

/** Many at once cost the host its good name with other mail servers: a person should look. */
async function tellOfWave(now: Date): Promise<void> {
	const count = await store.bouncesSince(new Date(now.getTime() - wave.hours * 3_600_000));
	if (count < wave.letters || (await store.hasOpenCase(wave.campaign))) return;
	const nobody = { item: null, part: '', actor: null, event: null };
	const about = { count, hours: wave.hours };
	await openCase({ ...nobody, kind: 'notice', tool: 'mail', campaign: wave.campaign, harm: 6, reach: 1, about }, now);
}

/** @returns how many of its failures speak of letters this host sent. The others are kept, and count for nothing. */
export async function takeBounce({ failures, messageId }: Bounce, now: Date): Promise<number> {
	const letter = await letterNamed(messageId);
	let proven = 0;
	for (const failure of failures) if (await keepFailure(failure, letter, now)) proven += 1;
	if (proven > 0) await tellOfWave(now);
	return proven;
}

const seldomAbuse = new Set(['not-spam', 'auth-failure', 'opt-out', 'opt-out-list']);

/** Opens a case about whoever had the letter sent. @returns whether it speaks of a letter of this host. */
export async function takeComplaint(complaint: Complaint, now: Date): Promise<boolean> {
	const { kind, reporter, messageId, recipient } = complaint;
	const letter = await letterNamed(messageId);
	const address = letter?.to ?? recipient;
	if (!address || kind === 'not-spam' || kind === 'auth-failure') return false;
	const told = { mail: hashOfMail(address), kind: 'complaint', cause: kind, status: null, said: '', letter } as const;
	if (!(await store.keepBounce(told, now)) || !letter || seldomAbuse.has(kind)) return letter !== null;
	const about = { complaint: kind, reporter: reporter.slice(0, 200), letter: letter.id };
	const thing = { item: null, part: letter.id, actor: letter.writer, event: null, campaign: null };
	await openCase({ ...thing, kind: 'report', tool: 'mail', harm: 5, reach: 0, about }, now);
	return true;
}

export type Bounced = { why: 'address' | 'again-and-again' | 'complaint'; status: string | null; since: Date };

const onManyDays = (bounces: readonly store.KnownBounce[]): boolean =>
	new Set(bounces.map(({ at }) => at.toISOString().slice(0, 10))).size >= 3;

/**
 * Whether letters to this address should stop: nobody lives there, it failed on three days within thirty, or whoever
 * reads there complained. After ninety days it is tried again. Null where nothing speaks against it.
 */
export async function bounced(mail: string, now = new Date()): Promise<Bounced | null> {
	const known = await store.bouncesOf(hashOfMail(mail), ago(now, 90));
	const complaint = known.find(({ kind }) => kind === 'complaint');
	const gone = known.find(({ kind, cause }) => kind === 'permanent' && cause === 'address');
	const lately = known.filter(({ kind, at }) => kind !== 'complaint' && at > ago(now, 30));
	if (complaint) return { why: 'complaint', status: null, since: complaint.at };
	if (gone) return { why: 'address', status: gone.status, since: gone.at };
	const [newest] = lately;
	return newest && onManyDays(lately) ? { why: 'again-and-again', status: newest.status, since: newest.at } : null;
}

/** Whoever proves that an address is theirs may be written to again. */
export const reachable = (mail: string) => store.forgetBouncesOf(hashOfMail(mail));
