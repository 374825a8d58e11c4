import type { FieldFault } from '#base/refusal.ts';
import { faultWords } from '#ui/parts/fault.ts';
import { Icon } from '#ui/parts/icon.tsx';
import { type Translate, useView } from '#ui/view.ts';

/** What is wrong with an answer: the words of the counting method, of voting, or of any form. */
export function ballotFaultWords(fault: FieldFault, t: Translate): string {
	// A name that is missing is no answer that is missing.
	if (fault.field === 'name') return faultWords(fault, t);
	for (const key of [`polls:voting.faults.${fault.code}`, `polls:counting.faults.${fault.code}`]) {
		const words = t(key, { limit: fault.limit ?? '', count: Number(fault.limit ?? 0) });
		if (words !== key) return words;
	}
	return faultWords(fault, t);
}

const answerOf = /^choices\.(\w+)$/;

const placeOf = (field: string): string =>
	answerOf.exec(field)?.[1] === undefined
		? field === 'choices'
			? 'answers'
			: `field-${field}`
		: `q${answerOf.exec(field)![1]}`;

export type BallotFaultsProps = {
	/** How an option is called in a list of faults. */
	nameOf(option: string): string;
};

/** All that is wrong with a ballot that was sent, each line leading to its place. */
export function BallotFaults({ nameOf }: BallotFaultsProps) {
	const { t, faults, typed } = useView();
	if (faults.length === 0 || (typed.verb !== 'vote' && typed.verb !== 'change')) return null;
	const lineOf = (fault: FieldFault) => {
		const option = answerOf.exec(fault.field)?.[1];
		const words = ballotFaultWords(fault, t);
		const label = option ? nameOf(option) : fault.field === 'name' ? t('polls:voting.name') : '';
		return label ? t('ui:fault-of', { label, words }) : words;
	};
	return (
		<section class="banner danger error-summary" role="alert" tabIndex={-1} aria-labelledby="ballot-faults">
			<Icon name="warning" />
			<div class="banner-words">
				<h3 id="ballot-faults" class="banner-title">
					{t('ui:faults-title')}
				</h3>
				<ul>
					{faults.map((fault) => (
						<li key={`${fault.field} ${fault.code}`}>
							<a href={`#${placeOf(fault.field)}`}>{lineOf(fault)}</a>
						</li>
					))}
				</ul>
			</div>
		</section>
	);
}
