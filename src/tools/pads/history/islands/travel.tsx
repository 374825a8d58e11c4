/** A slider through all moments of a pad, which also plays them. */
import { island } from '#ui/island.tsx';
import { Button } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';
import { neighbours } from '../moment.ts';
import { Ribbon } from '../parts/ribbon.tsx';
import { type TravelProps, useTravel } from '../parts/use-travel.tsx';
import { type Pace, paces } from '../travelling.ts';

function Travel(props: TravelProps) {
	const { first, last, stretches, people, named } = props;
	const { t } = useView();
	const travel = useTravel(props);
	const { n, says } = travel;
	const { earlier, later } = neighbours(stretches, n);
	return (
		<section class="pad-travel" aria-labelledby="history-moment">
			<h2 id="history-moment">{says.short}</h2>
			<p class="quiet-text small-text">{says.count}</p>
			{travel.name && <p class="pad-day-named">{t('pads:history.is-named', { name: travel.name })}</p>}
			{travel.suggested && <p>{t('pads:history.suggested', travel.suggested)}</p>}
			<div class="pad-slider" hidden={!travel.awake}>
				<Ribbon {...{ first, last, stretches, people, named }} />
				<input
					type="range"
					min={first}
					max={last}
					step={1}
					value={n}
					aria-label={t('pads:history.slider')}
					aria-valuetext={says.whole}
					onInput={(event) => travel.goTo(Number(event.currentTarget.value))}
				/>
				<div class="pad-slider-buttons">
					<Button
						type="button"
						kind="quiet"
						icon="back"
						disabled={earlier === null}
						onClick={() => travel.goTo(earlier ?? first)}
					>
						{t('pads:history.earlier')}
					</Button>
					<Button type="button" onClick={travel.togglePlay}>
						{t(travel.playing ? 'pads:history.pause' : 'pads:history.play')}
					</Button>
					<Button
						type="button"
						kind="quiet"
						end="onward"
						disabled={later === null}
						onClick={() => travel.goTo(later ?? last)}
					>
						{t('pads:history.later')}
					</Button>
					<label class="pad-pace">
						{t('pads:history.pace.label')}
						<select
							class="input"
							value={travel.pace}
							onChange={(event) => travel.setPace(event.currentTarget.value as Pace)}
						>
							{(Object.keys(paces) as Pace[]).map((pace) => (
								<option key={pace} value={pace}>
									{t(`pads:history.pace.${pace}`)}
								</option>
							))}
						</select>
					</label>
				</div>
				<p class={travel.failed ? 'pad-travel-failed' : 'unseen'} role="status">
					{travel.failed ? t('pads:history.failed') : travel.told}
				</p>
			</div>
		</section>
	);
}

const said = [
	...[
		'slider',
		'moment',
		'suggested',
		'count',
		'somebody',
		'nobody',
		'is-named',
		'earlier',
		'later',
		'play',
		'pause',
		'failed'
	],
	...['label', 'each', 'slow', 'usual', 'fast'].map((word) => `pace.${word}`),
	...['people-rows', 'others']
];

export default island(
	'pads/history/travel',
	Travel,
	said.map((word) => `pads:history.${word}`)
);
