/** What the desk's one queue does with an applicant: the same as the page of sign-ups. */
import { house } from '#kernel/accounts/actor.ts';
import { learnOutcome, type OutcomeCase } from '../decisions/outcome.ts';
import { applicantSettled, ask, decide, undo } from './applying.ts';
import { holdApplicantRow, standingOf } from './store.ts';

function accountOf({ actor }: OutcomeCase): string {
	if (actor === null) throw applicantSettled();
	return actor;
}

/** Accepted, refused (kept, and cannot be used), or asked. */
learnOutcome('sign-up', {
	decides: ['fine', 'quarantine', 'ask'],
	async capture(case_, what) {
		const account = accountOf(case_);
		await holdApplicantRow(account);
		return { what, standing: await standingOf(account) };
	},
	async apply(case_, what, { by, words, at }) {
		const account = accountOf(case_);
		if (what === 'ask') await ask(account, words);
		else await decide({ account, accepted: what === 'fine', reason: words, by }, at);
	},
	async restore(case_, { what }) {
		if (what !== 'ask') await undo(accountOf(case_), house.id);
	}
});
