import { useView } from '#ui/view.ts';
import type { Head } from '../outline.ts';

const fewest = 2;

/** Where the heads of a text stand, for whoever looks for one of them. */
export function Outline({ heads }: { heads: Head[] }) {
	const { t } = useView();
	if (heads.length < fewest) return null;
	const highest = Math.min(...heads.map(({ level }) => level));
	return (
		<details class="pad-outline" data-remember="pads-outline">
			<summary>{t('pads:markdown.outline')}</summary>
			<ul>
				{heads.map(({ id, level, text }) => (
					<li key={id} data-depth={Math.min(level - highest, 3)}>
						<a href={`#${id}`}>{text}</a>
					</li>
				))}
			</ul>
		</details>
	);
}
