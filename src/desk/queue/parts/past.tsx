/** What was decided of this case before, each with its undoing. */
import { isAgainst } from '#guard/decisions/decision.ts';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { useView } from '#ui/view.ts';
import type { Detail } from '../seen.ts';
import { decisionWords } from '../words.ts';

export function PastDecisions({ decisions, case_, state, signers }: Detail) {
	const { t } = useView();
	if (decisions.length === 0) return null;
	const last = decisions.find(({ undoneAt }) => undoneAt === null);
	return (
		<section class="desk-part">
			<h3>{t('desk:queue.past')}</h3>
			<ul class="desk-voices">
				{decisions.map(({ id, at, byName, what, why, words, undoneAt, undoneByName, batch, before }) => (
					<li key={id}>
						<strong>{t(decisionWords('what', what, case_.kind))}</strong>
						{isAgainst(what) && ` · ${t(`guard:categories.${why}`)}`} · {t('desk:queue.by', { name: byName ?? '…' })} ·{' '}
						<Moment at={at} />
						{undoneAt && ` · ${t('desk:queue.undone-by', { name: undoneByName ?? '…' })}`}
						{words && <blockquote>{words}</blockquote>}
						{id === last?.id && !before.sweep && (
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
			{state?.trashed && case_.closedAt && (
				<Form verb="erase" class="row" label={t('desk:queue.erase')}>
					<input type="hidden" name="case" value={case_.id} />
					<Button kind="danger" icon="trash" confirm={t('desk:queue.erase-ask')}>
						{t('desk:queue.erase')}
					</Button>
					<span class="quiet-text small-text">
						{signers.length > 0
							? t('desk:queue.erase-signed', { name: signers[0]?.name ?? '…' })
							: t('desk:queue.erase-two')}
					</span>
				</Form>
			)}
		</section>
	);
}
