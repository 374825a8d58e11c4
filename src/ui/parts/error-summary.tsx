import type { FieldFault } from '#base/refusal.ts';
import { useView } from '../view.ts';
import { faultWords } from './fault.ts';
import { useFieldId } from './form.tsx';
import { Icon } from './icon.tsx';

export type ErrorSummaryProps = {
	/** The label of each field by its name, so that the summary speaks as the form does. */
	labels?: Record<string, string>;
};

/** What was wrong in a refused form, each line leading to its field. Where no field is to blame, the page says why at its head. */
export function ErrorSummary({ labels = {} }: ErrorSummaryProps) {
	const { t, faults } = useView();
	if (faults.length === 0) return null;
	return (
		<section class="banner danger error-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary-title">
			<Icon name="warning" />
			<div class="banner-words">
				<h2 id="error-summary-title" class="banner-title">
					{t('ui:faults-title')}
				</h2>
				<ul>
					{faults.map((fault) => (
						<li key={`${fault.field} ${fault.code}`}>
							<FaultLink fault={fault} label={labels[fault.field]} />
						</li>
					))}
				</ul>
			</div>
		</section>
	);
}

function FaultLink({ fault, label }: { fault: FieldFault; label?: string }) {
	const { t } = useView();
	const idOf = useFieldId();
	const words = faultWords(fault, t);
	return <a href={`#${idOf(fault.field)}`}>{label ? t('ui:fault-of', { label, words }) : words}</a>;
}
