import { wilson } from '#guard/words/precision.ts';
import { useView } from '#ui/view.ts';

const percent = (share: number): number => Math.round(share * 100);

/** How often it was right, and between which bounds that really lies. */
export function Precision({ abuse, fine }: { abuse: number; fine: number }) {
	const { t } = useView();
	const all = abuse + fine;
	if (all === 0) return <span class="small-text">{t('desk:words.unused')}</span>;
	const { low, high } = wilson(abuse, all);
	return (
		<span class="small-text">{t('desk:words.right', { abuse, all, low: percent(low), high: percent(high) })}</span>
	);
}
