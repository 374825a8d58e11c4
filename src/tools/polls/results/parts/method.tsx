import { useView } from '#ui/view.ts';
import type { Count } from '../../counting/count.ts';
import type { Poll } from '../../poll.ts';

/** How it is counted, in the words of the method: its name, its tie rule, what is left out. */
export function MethodWords({ poll, count }: { poll: Poll; count: Count }) {
	const { t } = useView();
	const { maxScore, dots } = poll.scale;
	return (
		<section class="stack near">
			<h2>{t('polls:results.how')}</h2>
			<dl class="method">
				<div>
					<dt>{t(`polls:counting.methods.${poll.method}.name`)}</dt>
					<dd>{t(`polls:counting.methods.${poll.method}.explanation`, { max: maxScore ?? 5, dots: dots ?? 5 })}</dd>
				</div>
				<div>
					<dt>{t('polls:results.tie')}</dt>
					<dd>{t(`polls:counting.tieRules.${count.tieRule}`)}</dd>
				</div>
				<div>
					<dt>{t('polls:results.absent')}</dt>
					<dd>{t(`polls:counting.absentRules.${count.absentRule}`)}</dd>
				</div>
			</dl>
		</section>
	);
}
