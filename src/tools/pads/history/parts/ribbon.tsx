/** Over the slider: who was at it when, a row for each person, and where days begin. */
import { useView } from '#ui/view.ts';
import type { Named, Person, Stretch } from '../moment.ts';
import { colourOf, useCalls } from './people.ts';
import { shortDayOf, useZone } from './when.ts';

type RibbonProps = { first: number; last: number; stretches: Stretch[]; people: Person[]; named: Named[] };

const width = 1000;
const rowHeight = 10;
const mostRows = 5;
/** As a share of the whole: closer together, the names of days would touch. */
const between = 0.2;

const painted = (colour: string) => (element: HTMLElement | SVGElement | null) =>
	element?.style.setProperty('--colour', colour);

export function Ribbon({ first, last, stretches, people, named }: RibbonProps) {
	const { t } = useView();
	const calls = useCalls(people);
	const rows = rowsOf(stretches);
	const place = (n: number): number => ((n - first) / Math.max(1, last - first)) * width;
	return (
		<div class="pad-ribbon">
			<svg
				viewBox={`0 0 ${width} ${rows.length * rowHeight}`}
				preserveAspectRatio="none"
				aria-hidden="true"
				data-rows={rows.length}
			>
				{rows.map((authors, row) =>
					stretches
						.filter((stretch) => stretch.authors.some((author) => authors.includes(author)))
						.map((stretch) => (
							<rect
								key={`${row}-${stretch.first}`}
								ref={painted(colourOf(people, authors[0]!))}
								x={place(stretch.first)}
								y={row * rowHeight + 1}
								width={Math.max(3, place(stretch.last) - place(stretch.first))}
								height={rowHeight - 2}
							/>
						))
				)}
				{named.map(({ n }) => (
					<line key={n} x1={place(n)} x2={place(n)} y1={0} y2={rows.length * rowHeight} />
				))}
			</svg>
			<DayMarks {...{ stretches, place }} />
			<ul class="pad-ribbon-people" aria-label={t('pads:history.people-rows')}>
				{rows.map((authors) => (
					<li key={authors[0]}>
						<span class="pad-dot" ref={painted(colourOf(people, authors[0]!))} aria-hidden="true" />
						{authors.length === 1 ? calls(authors[0]!) : t('pads:history.others', { count: authors.length })}
					</li>
				))}
			</ul>
		</div>
	);
}

/** Those who were at it most have a row of their own; all others share the last. */
function rowsOf(stretches: Stretch[]): number[][] {
	const shares = new Map<number, number>();
	for (const { authors, first, last } of stretches)
		for (const author of authors) shares.set(author, (shares.get(author) ?? 0) + (last - first + 1) / authors.length);
	const ranked = [...shares].sort(([, one], [, other]) => other - one).map(([author]) => author);
	if (ranked.length <= mostRows) return ranked.map((author) => [author]);
	return [...ranked.slice(0, mostRows - 1).map((author) => [author]), ranked.slice(mostRows - 1)];
}

function DayMarks({ stretches, place }: { stretches: Stretch[]; place(n: number): number }) {
	const { language } = useView();
	const zone = useZone();
	const marks: { day: string; at: number; isSaid: boolean }[] = [];
	for (const { first, from } of stretches) {
		const day = shortDayOf(from, language, zone);
		if (marks.at(-1)?.day === day) continue;
		const at = place(first) / width;
		const said = marks.findLast(({ isSaid }) => isSaid);
		marks.push({ day, at, isSaid: (!said || at - said.at >= between) && at <= 1 - between / 2 });
	}
	return (
		<ol class="pad-ribbon-days" aria-hidden="true">
			{marks.map(({ day, at, isSaid }) => (
				<li key={at} ref={(mark) => mark?.style.setProperty('inset-inline-start', `${at * 100}%`)}>
					{isSaid && day}
				</li>
			))}
		</ol>
	);
}
