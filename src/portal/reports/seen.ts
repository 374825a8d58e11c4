/** What whoever a decision is about sees of it by their secret link. */
import { appealsAbout, isHeldOtherwise, standingOf } from '#guard/appeals/appeal.ts';
import { caseOfAppeal } from '#guard/appeals/link.ts';
import { askingOf, caseById, writtenIn } from '#guard/decisions/store.ts';
import { notFound } from '#kernel/access/pass.ts';

/** @throws kernel.not-found where the key is of no case. */
export async function seenBy(key: string) {
	const case_ = await caseById(caseOfAppeal(key));
	if (!case_) throw notFound();
	const [{ standing, decision }, asking, appeals, written] = await Promise.all([
		standingOf(case_),
		askingOf(case_.id),
		appealsAbout(case_.id),
		writtenIn(case_.event, case_.item, case_.part)
	]);
	const outcome = standing === 'fine' && (await isHeldOtherwise(case_)) ? 'taken-back' : standing;
	const seen = { case_, standing, outcome, decision, asking, appeals };
	return { ...seen, symbols: written?.symbols ?? [], text: written?.text ?? '' };
}

export type Seen = Awaited<ReturnType<typeof seenBy>>;
