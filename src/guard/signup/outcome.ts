/** What the desk's one queue does with an applicant: the same as the page of sign-ups. */
import { refusal } from '#base/refusal.ts';
import { house } from '#kernel/accounts/actor.ts';
import { accountById } from '#kernel/accounts/store.ts';
import { translator } from '#kernel/words/words.ts';
import { learnOutcome, type OutcomeCase } from '../decisions/outcome.ts';
import { applicantSettled, ask, decide, undo } from './applying.ts';
import { holdApplicantRow, standingOf } from './store.ts';

export const reasonNeeded = refusal('guard.reason-needed', 422);

function accountOf({ actor }: OutcomeCase): string {
	if (actor === null) throw applicantSettled();
	return actor;
}

/** Nobody is refused without a reason: many at one stroke are told its category. */
async function reasonIn(account: string, why: string): Promise<string> {
	if (why === 'other') throw reasonNeeded({ fields: [{ field: 'words', code: 'required' }] });
	const { language } = await accountById(account);
	return translator(language)(`guard:categories.${why}`);
}

/** Accepted, refused (kept, and cannot be used), or asked. */
learnOutcome('sign-up', {
	decides: ['fine', 'quarantine', 'ask'],
	async capture(case_, what) {
		const account = accountOf(case_);
		await holdApplicantRow(account);
		return { what, standing: await standingOf(account) };
	},
	async apply(case_, what, { by, words, why, at }) {
		const account = accountOf(case_);
		if (what === 'ask') return ask(account, words);
		const accepted = what === 'fine';
		const reason = accepted ? words : words || (await reasonIn(account, why));
		await decide({ account, accepted, reason, by }, at);
	},
	async restore(case_, { what }) {
		if (what !== 'ask') await undo(accountOf(case_), house.id);
	}
});
