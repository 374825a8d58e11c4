/** What was just decided, and the one key that takes it back. */
import { Banner } from '#ui/parts/banner.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { Seen } from '../seen.ts';
import { decisionWords } from '../words.ts';
import { Key } from './key.tsx';

export function Done({ done, undone, left }: Pick<Seen, 'done' | 'undone' | 'left'>) {
	const { t, refused } = useView();
	if (refused) return null;
	if (undone?.undone)
		return (
			<Banner kind="info" live>
				<p>{t('desk:queue.undone', { count: undone.count })}</p>
			</Banner>
		);
	if (!done || done.undone) return null;
	return (
		<Banner kind="success" live>
			<div class="desk-done">
				<p>{t(decisionWords('done', done.what, done.kind), { count: done.count })}</p>
				{left > 0 && <p>{t('desk:queue.left', { count: left })}</p>}
				<Form verb="undo" class="row" label={t('desk:queue.undo')}>
					<input type="hidden" name="batch" value={done.batch} />
					<button type="submit" class="button quiet" data-key="u">
						<Icon name="undo" />
						{t('desk:queue.undo')}
						<Key name="u" />
					</button>
				</Form>
			</div>
		</Banner>
	);
}
