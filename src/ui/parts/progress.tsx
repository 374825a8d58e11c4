import { localeOf } from '../locale.ts';
import { useView } from '../view.ts';

export type ProgressProps = {
	label: string;
	value?: number;
	max?: number;
	/** Says how far in the thing's own words, such as "12 of 40 letters". */
	words?: string;
};

/** How far long work has come; without a value, that it goes on. */
export function Progress({ label, value, max = 1, words }: ProgressProps) {
	const { language } = useView();
	const share = value === undefined ? undefined : value / max;
	const percent =
		share === undefined ? '' : new Intl.NumberFormat(localeOf(language), { style: 'percent' }).format(share);
	return (
		<div class="progress">
			<div class="progress-words">
				<span>{label}</span>
				<span class="progress-share">{words ?? percent}</span>
			</div>
			<progress aria-label={label} value={value} max={max} />
		</div>
	);
}
