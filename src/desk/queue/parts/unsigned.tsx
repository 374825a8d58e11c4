/** What cannot be undone and lacks the second signature: whoever has not signed yet finds it here. */
import { Banner } from '#ui/parts/banner.tsx';
import { useView } from '#ui/view.ts';
import { ageOf } from '../age.ts';
import type { Seen } from '../seen.ts';

export function Unsigned({ unsigned, now }: Pick<Seen, 'unsigned'> & { now: Date }) {
	const { t, language } = useView();
	if (unsigned.length === 0) return null;
	return (
		<Banner kind="info" title={t('desk:queue.unsigned', { count: unsigned.length })}>
			<ul>
				{unsigned.map(({ case: caseId, title, name, at }) => (
					<li key={caseId}>
						<a href={`/desk/queue/${caseId}`}>{title || t('guard:letters.untitled')}</a> ·{' '}
						{t('desk:queue.signed-by', { name: name ?? '…' })} · {ageOf(at, now, language)}
					</li>
				))}
			</ul>
		</Banner>
	);
}
