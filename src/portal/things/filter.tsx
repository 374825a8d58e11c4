import { Icon, type IconName } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { type Wish, wishPath } from './sorting.ts';
import type { Sorts } from './store.ts';

/** Which of the things are shown: all, those of a folder or a label, or what was put aside. */
export function Filter({ sorts, wish }: { sorts: Sorts; wish: Wish }) {
	const { t } = useView();
	const { labels, folders, archived } = sorts;
	if (labels.length + folders.length === 0 && !archived) return null;
	const isAll = wish.label === null && wish.folder === null && !wish.archived;
	return (
		<nav class="things-filter" aria-label={t('portal:things.sorting.filter')}>
			<ul>
				<One href={wishPath({})} words={t('portal:things.sorting.all')} here={isAll} />
				{folders.map((folder) => (
					<One
						key={`folder ${folder}`}
						href={wishPath({ folder })}
						icon="folder"
						words={folder}
						here={wish.folder === folder}
					/>
				))}
				{labels.map((label) => (
					<One
						key={`label ${label}`}
						href={wishPath({ label })}
						icon="label"
						words={label}
						here={wish.label === label}
					/>
				))}
				{archived && (
					<One href={wishPath({ archived: true })} words={t('portal:things.sorting.archived')} here={wish.archived} />
				)}
			</ul>
		</nav>
	);
}

function One({ href, words, icon, here }: { href: string; words: string; icon?: IconName; here: boolean }) {
	return (
		<li>
			<a href={href} aria-current={here ? 'page' : undefined}>
				{icon && <Icon name={icon} />}
				{words}
			</a>
		</li>
	);
}
