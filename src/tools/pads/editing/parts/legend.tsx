import { useState } from 'preact/hooks';
import { useView } from '#ui/view.ts';
import type { LegendLine } from '../showing-authors.ts';

type LegendProps = { item: string; lines: LegendLine[]; pick(key: string | null): void };

/** Who wrote: those who are not here stand faded, and one can look at what one of them wrote alone. */
export function Legend({ item, lines, pick }: LegendProps) {
	const { t } = useView();
	const [picked, setPicked] = useState<string | null>(null);
	const choose = (key: string): void => {
		const next = picked === key ? null : key;
		setPicked(next);
		pick(next);
	};
	return (
		<div class="pad-line">
			<ul class="pad-legend" aria-label={t('pads:editing.authors.legend')}>
				{lines.map(({ key, name, colour, isHere }) => (
					<li key={key}>
						<button
							type="button"
							class="chip"
							aria-pressed={picked === key}
							data-away={isHere ? undefined : ''}
							onClick={() => choose(key)}
						>
							<span class="pad-dot" aria-hidden="true" ref={(dot) => dot?.style.setProperty('--colour', colour)} />
							{name}
							{!isHere && <span class="quiet"> {t('pads:editing.authors.away')}</span>}
						</button>
					</li>
				))}
			</ul>
			<a href={`/pads/${item}/authors`}>{t('pads:editing.authors.page')}</a>
		</div>
	);
}
