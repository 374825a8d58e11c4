/** Which part of the queue is looked at: by kind, and by words. */
import { Icon } from '#ui/parts/icon.tsx';
import { Tabs } from '#ui/parts/tabs.tsx';
import { useView } from '#ui/view.ts';
import { kinds, queueAddress } from '../filter.ts';
import type { Seen } from '../seen.ts';

/** Of these nothing is counted: nobody needs to look. */
const always: readonly string[] = ['asked', 'set-aside'];

export function Looking({ filter, waiting }: Pick<Seen, 'filter' | 'waiting'>) {
	const { t } = useView();
	const counts = new Map(waiting.map(({ kind, count }) => [kind, count]));
	const shown = kinds.filter((kind) => counts.has(kind) || kind === filter.kind || always.includes(kind));
	const all = {
		href: queueAddress({ ...filter, kind: null }),
		text: t('desk:queue.kinds.all'),
		current: filter.kind === null
	};
	return (
		<div class="desk-looking">
			<Tabs
				label={t('desk:queue.which')}
				tabs={[
					all,
					...shown.map((kind) => ({
						href: queueAddress({ ...filter, kind }),
						text: t(`desk:queue.kinds.${kind}`),
						current: kind === filter.kind,
						count: counts.get(kind)
					}))
				]}
			/>
			<form class="desk-search" role="search" action="/desk/queue">
				{filter.kind && <input type="hidden" name="kind" value={filter.kind} />}
				<label class="unseen" for="desk-q">
					{t('desk:queue.search')}
				</label>
				<input
					class="input"
					id="desk-q"
					type="search"
					name="q"
					value={filter.words}
					maxLength={200}
					placeholder={t('desk:queue.search-what')}
				/>
				<button type="submit" class="button quiet" aria-label={t('desk:queue.search')}>
					<Icon name="search" />
				</button>
			</form>
		</div>
	);
}
