import type { ComponentChildren } from 'preact';
import { useView } from '#ui/view.ts';
import type { BarPart, Fill } from '../bars.ts';
import { fillOf } from './weaves.tsx';

export type BarLine = {
	id: string;
	label: ComponentChildren;
	/** The same as the bar, in words: what is read aloud, and what counts. */
	words: string;
	parts: BarPart[];
	best?: boolean;
	place?: number;
};

type BarsProps = {
	title: ComponentChildren;
	lines: BarLine[];
	legend?: { fill: Fill; words: string }[];
	/** A line across all bars, such as the half that wins. */
	mark?: { at: number; words?: string };
	children?: ComponentChildren;
};

/** Bars, each under its own words: on a phone the words keep their size and only the bars shrink. */
export function Bars({ title, lines, legend = [], mark, children }: BarsProps) {
	const { t } = useView();
	return (
		<figure class="chart">
			<figcaption>
				{title}
				{legend.length > 0 && (
					<ul class="legend">
						{legend.map(({ fill, words }) => (
							<li key={fill}>
								<Swatch fill={fill} />
								{t(words)}
							</li>
						))}
					</ul>
				)}
			</figcaption>
			<ol class="bars">
				{lines.map((line) => (
					<li key={line.id} class={line.best ? 'bar-line best' : 'bar-line'}>
						<BarHead {...line} />
						<Bar parts={line.parts} mark={mark?.at} />
					</li>
				))}
			</ol>
			{mark?.words && <p class="chart-note">{mark.words}</p>}
			{children}
		</figure>
	);
}

function BarHead({ label, words, place }: BarLine) {
	return (
		<div class="bar-head">
			{place !== undefined && <span class="bar-place">{place}</span>}
			<span class="bar-label">{label}</span>
			<span class="bar-words">{words}</span>
		</div>
	);
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

/** Widths are shares, so that weaves keep their grain however wide the page is. */
function Bar({ parts, mark }: { parts: BarPart[]; mark?: number }) {
	let from = 0;
	return (
		<svg class="bar" aria-hidden="true">
			<rect class="bar-ground" width="100%" height="100%" />
			{parts.map(({ fill, share }) => {
				const start = from;
				from += share;
				if (share === 0) return null;
				return (
					<rect
						key={fill}
						class={`bar-part ${fill}`}
						x={percent(start)}
						width={percent(share)}
						height="100%"
						fill={fillOf(fill)}
					/>
				);
			})}
			{mark !== undefined && <line class="bar-mark" x1={percent(mark)} x2={percent(mark)} y1="0" y2="100%" />}
		</svg>
	);
}

function Swatch({ fill }: { fill: Fill }) {
	return (
		<svg class="swatch" aria-hidden="true">
			<rect class={`bar-part ${fill}`} width="100%" height="100%" fill={fillOf(fill)} />
		</svg>
	);
}
