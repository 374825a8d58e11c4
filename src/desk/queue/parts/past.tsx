/** What was decided of this case before, each with its undoing. */

import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { useView } from '#ui/view.ts';
import type { Detail } from '../seen.ts';

export function PastDecisions({ decisions }: Detail) {
	const { t } = useView();
	if (decisions.length === 0) return null;
	const last = decisions.find(({ undoneAt }) => undoneAt === null);
	return (
		<section class="desk-part">
			<h3>{t('desk:queue.past')}</h3>
			<ul class="desk-voices">
				{decisions.map(({ id, at, byName, what, why, words, undoneAt, undoneByName, batch }) => (
					<li key={id}>
						<strong>{t(`desk:queue.what.${what}`)}</strong> · {t(`guard:categories.${why}`)} ·{' '}
						{t('desk:queue.by', { name: byName ?? '…' })} · <Moment at={at} />
						{undoneAt && ` · ${t('desk:queue.undone-by', { name: undoneByName ?? '…' })}`}
						{words && <blockquote>{words}</blockquote>}
						{id === last?.id && (
							<Form verb="undo" class="row" label={t('desk:queue.undo')}>
								<input type="hidden" name="batch" value={batch} />
								<Button kind="quiet" icon="undo">
									{t('desk:queue.undo')}
								</Button>
							</Form>
						)}
					</li>
				))}
			</ul>
		</section>
	);
}
