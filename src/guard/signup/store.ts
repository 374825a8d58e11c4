/** The rows of signing up: the policy, applicants, what was decided and said, invitations. */
import { createHash, randomBytes } from 'node:crypto';
import { newId } from '#base/ids.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Language } from '#kernel/words/words.ts';
import { daysInvited, type Policy, usualPolicy, type Way, type Why } from './policy.ts';

export async function policyNow(): Promise<Policy> {
	const [row] = await carrier()<Policy[]>`
		select way, members_invite as "membersInvite" from guard.sign_up_policy order by id desc limit 1`;
	return row ?? usualPolicy;
}

export const keepPolicy = ({ way, membersInvite }: Policy, by: string) =>
	carrier()`insert into guard.sign_up_policy (way, members_invite, by) values (${way}, ${membersInvite}, ${by})`;

/** When somebody who looks after this host was last here: seen by what they opened or did; else when the host began. */
export async function lastWatched(): Promise<Date> {
	const [row] = await carrier()<{ at: Date }[]>`
		select greatest(
			(select max(s.used_at) from kernel.session s join kernel.decider d on d.account = s.account),
			(select max(last.at) from kernel.decider d cross join lateral (
				select at from kernel.activity where actor = d.account order by id desc limit 1) last),
			(select min(at) from kernel.migration)) as at`;
	return row!.at;
}

export type NewApplicant = { account: string; sentence: string; why: Why[] };

/** @returns false where this account waits already. */
export async function keepApplicant({ account, sentence, why }: NewApplicant): Promise<boolean> {
	const rows = await carrier()`
		insert into guard.applicant (account, sentence, why) values (${account}, ${sentence}, ${why})
		on conflict do nothing returning 1`;
	return rows.length > 0;
}

export const nameCase = (account: string, opened: string) =>
	carrier()`update guard.applicant set "case" = ${opened} where account = ${account}`;

export type Standing = 'member' | 'waiting' | 'refused';

/** Whether an account may be used. */
export async function standingOf(account: string): Promise<Standing> {
	const [row] = await carrier()<{ accepted: boolean | null }[]>`
		select d.accepted from guard.applicant a left join lateral (
			select accepted from guard.applicant_decision where account = a.account and undone_at is null
			order by id desc limit 1) d on true
		where a.account = ${account}`;
	if (!row || row.accepted === true) return 'member';
	return row.accepted === null ? 'waiting' : 'refused';
}

/** Of these, the accounts whose mail address nobody proved: people answer the letter. Those that are gone are not among them. */
export async function unprovenOf(accounts: readonly string[]): Promise<Set<string>> {
	const rows = await carrier()<{ id: string }[]>`
		select id from kernel.account where id = any(${accounts as string[]}) and not mail_proven`;
	return new Set(rows.map(({ id }) => id));
}

export type Word = { asked: boolean; text: string; at: Date };

export type Applicant = {
	account: string;
	name: string;
	mail: string;
	mailProven: boolean;
	language: Language;
	sentence: string;
	why: Why[];
	at: Date;
	case: string | null;
	words: Word[];
	decision: { accepted: boolean; reason: string; at: Date; by: string | null } | null;
};

const applicants = (standing: 'waiting' | 'decided' | 'any', account: string | null, most: number) =>
	carrier()<Applicant[]>`
		select a.account, c.name, c.mail, c.mail_proven as "mailProven", c.language, a.sentence, a.why, a.at, a."case",
			coalesce((select json_agg(json_build_object('asked', w.asked, 'text', w.text, 'at', w.at) order by w.id)
				from guard.applicant_word w where w.account = a.account), '[]') as words,
			case when d.id is null then null else
				json_build_object('accepted', d.accepted, 'reason', d.reason, 'at', d.at, 'by', d.name) end as decision
		from guard.applicant a
			join kernel.account c on c.id = a.account
			left join lateral (
				select x.*, k.name from guard.applicant_decision x join kernel.actor k on k.id = x.by
				where x.account = a.account and x.undone_at is null order by x.id desc limit 1) d on true
		where (${account}::text is null or a.account = ${account})
			and (${standing} = 'any' or (d.id is null) = (${standing} = 'waiting'))
		order by case when ${standing} = 'waiting' then not c.mail_proven end, d.id desc, a.at, a.account
		limit ${most}`;

/** Those whose letters arrive first: the others may be machines that never come back. */
export const waitingApplicants = (most: number) => applicants('waiting', null, most);
export const decidedApplicants = (most: number) => applicants('decided', null, most);
export const applicantOf = async (account: string): Promise<Applicant | undefined> =>
	(await applicants('any', account, 1))[0];

export async function countWaiting(): Promise<number> {
	const [row] = await carrier()<{ count: number }[]>`
		select count(*)::int as count from guard.applicant a where not exists (
			select 1 from guard.applicant_decision d where d.account = a.account and d.undone_at is null)`;
	return row!.count;
}

/** One who decides waits for the other: of two decisions at once the second finds the first. */
export const holdApplicantRow = (account: string) =>
	carrier()`select 1 from guard.applicant where account = ${account} for update`;

export const keepDecision = (account: string, accepted: boolean, reason: string, by: string) =>
	carrier()`
		insert into guard.applicant_decision (account, accepted, reason, by)
		values (${account}, ${accepted}, ${reason}, ${by})`;

/** @returns what was undone; null where nothing was decided. */
export async function undoDecision(account: string, by: string): Promise<boolean | null> {
	const [row] = await carrier()<{ accepted: boolean }[]>`
		update guard.applicant_decision set undone_by = ${by}, undone_at = now()
		where id = (select id from guard.applicant_decision where account = ${account} and undone_at is null
			order by id desc limit 1)
		returning accepted`;
	return row?.accepted ?? null;
}

export const keepWord = (account: string, asked: boolean, text: string) =>
	carrier()`insert into guard.applicant_word (account, asked, text) values (${account}, ${asked}, ${text})`;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export type NewInvitation = { by: string; note: string; uses: number };

/** @returns the token of the link: shown once, kept as its hash. */
export async function keepInvitation({ by, note, uses }: NewInvitation): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await carrier()`
		insert into guard.invitation (id, token, by, note, uses_left, until)
		values (${newId()}, ${hashOf(token)}, ${by}, ${note}, ${uses}, now() + make_interval(days => ${daysInvited}))`;
	return token;
}

const isOpen = () => carrier()`uses_left > 0 and until > now() and withdrawn_at is null`;

export type Invitation = {
	id: string;
	by: string;
	byName: string | null;
	note: string;
	usesLeft: number;
	at: Date;
	until: Date;
};

/** What a link offers, without using it up; null when nothing. */
export async function invitationBy(token: string): Promise<{ id: string; byName: string | null } | null> {
	const [row] = await carrier()<{ id: string; byName: string | null }[]>`
		select i.id, k.name as "byName" from guard.invitation i join kernel.actor k on k.id = i.by
		where token = ${hashOf(token)} and ${isOpen()}`;
	return row ?? null;
}

/** Takes one use. @returns the invitation, or null when it is used up, too old, or withdrawn. */
export async function takeInvitation(token: string): Promise<string | null> {
	const [row] = await carrier()<{ id: string }[]>`
		update guard.invitation set uses_left = uses_left - 1 where token = ${hashOf(token)} and ${isOpen()} returning id`;
	return row?.id ?? null;
}

export const keepInvited = (account: string, invitation: string) =>
	carrier()`insert into guard.invited (account, invitation) values (${account}, ${invitation}) on conflict do nothing`;

/** @param by whose, or everybody's. */
export const openInvitations = (by: string | null, most = 200) =>
	carrier()<Invitation[]>`
		select i.id, i.by, k.name as "byName", i.note, i.uses_left as "usesLeft", i.at, i.until
		from guard.invitation i join kernel.actor k on k.id = i.by
		where (${by}::text is null or i.by = ${by}) and ${isOpen()} order by i.at desc limit ${most}`;

/** @param by whoever made it; null for those who look after the host. */
export async function withdrawInvitation(id: string, by: string | null): Promise<boolean> {
	const rows = await carrier()`
		update guard.invitation set withdrawn_at = now()
		where id = ${id} and (${by}::text is null or by = ${by}) and withdrawn_at is null returning 1`;
	return rows.length > 0;
}

export type PolicyLine = { way: Way; membersInvite: boolean; at: Date; by: string | null };

export const policyHistory = (most: number) =>
	carrier()<PolicyLine[]>`
		select p.way, p.members_invite as "membersInvite", p.at, k.name as by
		from guard.sign_up_policy p join kernel.actor k on k.id = p.by order by p.id desc limit ${most}`;
