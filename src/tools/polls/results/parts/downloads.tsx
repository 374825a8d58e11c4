import { LinkButton } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';
import type { Outcome } from '../outcome.ts';

/** The files to take along. */
export function Downloads({ outcome: { poll, counted }, address }: { outcome: Outcome; address: string }) {
	const { t } = useView();
	const sheets = counted ? (['csv', 'xlsx', 'ods', 'json'] as const) : [];
	const kinds = [...sheets, ...(poll.kind === 'date' ? (['ics'] as const) : [])];
	if (kinds.length === 0) return null;
	return (
		<section class="stack near downloads">
			<h2>{t('polls:results.files')}</h2>
			<p class="quiet-text">{t('polls:results.files-about')}</p>
			<div class="row">
				{kinds.map((kind) => (
					<LinkButton key={kind} kind="quiet" icon="download" href={`${address}/results.${kind}`} download>
						{t(`polls:results.file.${kind}`)}
					</LinkButton>
				))}
			</div>
		</section>
	);
}
