/** An applicant's way: waits, is asked, accepted or refused; every decision can be taken back. */
import { refusal } from '#base/refusal.ts';
import { endAllSessions } from '#kernel/accounts/session.ts';
import { waveAt } from '../campaigns/wave.ts';
import { closeCase, openCase, reopenCase } from '../cases.ts';
import { writeApplicant } from './letters.ts';
import type { Why } from './policy.ts';
import * as store from './store.ts';

/** The act of whoever signs up: what the guard holds of it is the account. */
export const signUpAct = 'portal.sign-up';

/** Somebody else decided meanwhile. */
export const applicantSettled = refusal('guard.applicant-settled', 409);

/** Puts an account on the waiting list, once; those of machines and of mail that lasts ten minutes come in waves. @returns whether it is new there. */
export async function letWait(
	applicant: store.NewApplicant,
	event: string | null,
	now: Date,
	isMachines = false
): Promise<boolean> {
	if (!(await store.keepApplicant(applicant))) return false;
	const { account, sentence, why } = applicant;
	const wanted = {
		kind: 'sign-up',
		tool: 'portal',
		item: null,
		part: '',
		actor: account,
		event,
		campaign: isMachines || why.includes('disposable') ? waveAt('accounts', now) : null
	} as const;
	const opened = await openCase(
		{ ...wanted, harm: why.includes('guard') ? 3 : 1, reach: 0, about: { sentence, why } },
		now
	);
	await store.nameCase(account, opened);
	return true;
}

/** What the guard held: the account stands, and waits for a person. */
export async function holdSignUp(account: string, event: string, now: Date, isMachines: boolean): Promise<void> {
	const why: Why[] = ['guard'];
	if (await letWait({ account, sentence: '', why }, event, now, isMachines)) await writeApplicant('waits', account);
}

type Decision = { account: string; accepted: boolean; reason: string; by: string };

/** @throws guard.applicant-settled when it was decided already, or there is no such applicant. */
export async function decide({ account, accepted, reason, by }: Decision, now: Date): Promise<void> {
	await store.holdApplicantRow(account);
	const applicant = await store.applicantOf(account);
	if (!applicant || applicant.decision) throw applicantSettled();
	await store.keepDecision(account, accepted, reason, by);
	if (applicant.case) await closeCase(applicant.case, now);
	await writeApplicant(accepted ? 'accepted' : 'refused', account, reason);
}

/** Takes the last decision back, wholly: the applicant waits again, and hears of it. */
export async function undo(account: string, by: string): Promise<void> {
	await store.holdApplicantRow(account);
	const undone = await store.undoDecision(account, by);
	if (undone === null) throw applicantSettled();
	const applicant = await store.applicantOf(account);
	if (applicant?.case) await reopenCase(applicant.case);
	if (undone) await endAllSessions(account);
	await writeApplicant('again', account);
}

export async function ask(account: string, question: string): Promise<void> {
	const applicant = await store.applicantOf(account);
	if (!applicant || applicant.decision) throw applicantSettled();
	await store.keepWord(account, true, question);
	await writeApplicant('asked', account, question);
}

const mostAnswers = 10;

/** @throws guard.applicant-settled when nobody waits for an answer any more. */
export async function answer(account: string, text: string): Promise<void> {
	const applicant = await store.applicantOf(account);
	const answers = applicant?.words.filter(({ asked }) => !asked).length ?? 0;
	if (!applicant || applicant.decision || answers >= mostAnswers) throw applicantSettled();
	await store.keepWord(account, false, text);
}
