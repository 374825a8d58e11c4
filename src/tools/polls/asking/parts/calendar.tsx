/**
 * A month to pick days in: the date grid of the WAI-ARIA authoring practices, for several days. A click or Space takes
 * a day or leaves it; dragging with the mouse, or Shift with an arrow, takes a stretch.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { addDays, type Day, firstWeekday, type GridCell, monthGrid, sayDay, spellDay } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { daysOf } from '../../slots.ts';
import { dayAfterKey, monthAfter } from './calendar-keys.ts';

export const calendarWords = ['calendar', 'calendar-hint', 'calendar-keys', 'month-before', 'month-after'].map(
	(word) => `polls:asking.${word}`
);

export type CalendarProps = {
	days: ReadonlySet<Day>;
	/** The day it opens at. */
	start: Day;
	today: Day;
	onAdd: (days: Day[]) => void;
	onRemove: (days: Day[]) => void;
};

/** A stretch being dragged: days are taken where it began on a free one, left where not. */
type Drag = { from: Day; to: Day; takes: boolean };

const stretch = ({ from, to }: { from: Day; to: Day }): Day[] => daysOf({ from, to });

export function Calendar(props: CalendarProps) {
	const { t, language } = useView();
	const locale = localeOf(language);
	const [focused, setFocused] = useState(props.start);
	const grid = useFocus(focused);
	const apply = ({ takes, ...ends }: Drag) => (takes ? props.onAdd : props.onRemove)(stretch(ends));
	const { drag, begin, over } = useDrag(apply);
	const dragged = new Set(drag ? stretch(drag) : []);
	const onKey = (event: KeyboardEvent) => {
		if (event.key === ' ' || event.key === 'Enter')
			apply({ from: focused, to: focused, takes: !props.days.has(focused) });
		else {
			const next = dayAfterKey(focused, event, firstWeekday(locale));
			if (next === null) return;
			if (event.shiftKey && event.key.startsWith('Arrow')) props.onAdd(stretch({ from: focused, to: next }));
			grid.wanted.current = true;
			setFocused(next);
		}
		event.preventDefault();
	};
	return (
		<div class="polls-calendar">
			<MonthBar day={focused} locale={locale} onMove={(by) => setFocused(monthAfter(focused, by))} />
			<table
				ref={grid.table}
				// biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the date grid of the practices is a table
				role="grid"
				aria-label={t('polls:asking.calendar')}
				aria-describedby="calendar-hint"
				aria-multiselectable="true"
				onKeyDown={onKey}
			>
				<WeekHead locale={locale} />
				<tbody>
					{weeksOf(focused, locale).map((week) => (
						<tr key={week[0]!.day}>
							{week.map((cell) => (
								<DayCell
									key={cell.day}
									cell={cell}
									locale={locale}
									isFocused={cell.day === focused}
									isToday={cell.day === props.today}
									isPast={cell.day < props.today}
									isTaken={dragged.has(cell.day) ? drag!.takes : props.days.has(cell.day)}
									onPress={() => {
										setFocused(cell.day);
										begin(cell.day, !props.days.has(cell.day));
									}}
									onOver={() => over(cell.day)}
									onTap={() => {
										setFocused(cell.day);
										apply({ from: cell.day, to: cell.day, takes: !props.days.has(cell.day) });
									}}
								/>
							))}
						</tr>
					))}
				</tbody>
			</table>
			<p class="field-hint" id="calendar-hint">
				{t('polls:asking.calendar-hint')} <span class="polls-by-keyboard">{t('polls:asking.calendar-keys')}</span>
			</p>
		</div>
	);
}

/** After a key the focus follows the day it led to, once that is drawn. */
function useFocus(focused: Day) {
	const table = useRef<HTMLTableElement>(null);
	const wanted = useRef(false);
	useLayoutEffect(() => {
		if (wanted.current) table.current?.querySelector<HTMLElement>(`[data-day="${focused}"]`)?.focus();
		wanted.current = false;
	}, [focused]);
	return { table, wanted };
}

/** A stretch under the mouse, which may be let go anywhere; heard at once, since a click takes no time. */
function useDrag(end: (drag: Drag) => void) {
	const [drag, setDrag] = useState<Drag | null>(null);
	const now = useRef<Drag | null>(null);
	const put = (next: Drag | null) => {
		now.current = next;
		setDrag(next);
	};
	const release = () => {
		const ended = now.current;
		put(null);
		if (ended) end(ended);
	};
	return {
		drag,
		begin(from: Day, takes: boolean) {
			put({ from, to: from, takes });
			window.addEventListener('pointerup', release, { once: true });
		},
		over: (to: Day) => now.current && put({ ...now.current, to })
	};
}

const weeksOf = (day: Day, locale: string): GridCell[][] =>
	monthGrid(Number(day.slice(0, 4)), Number(day.slice(5, 7)), firstWeekday(locale));

function MonthBar({ day, locale, onMove }: { day: Day; locale: string; onMove: (months: -1 | 1) => void }) {
	const { t } = useView();
	const button = (by: -1 | 1) => (
		<button
			type="button"
			class="button quiet polls-sign-button"
			aria-label={t(`polls:asking.month-${by < 0 ? 'before' : 'after'}`)}
			onClick={() => onMove(by)}
		>
			<Icon name={by < 0 ? 'back' : 'onward'} />
		</button>
	);
	return (
		<div class="polls-month-bar">
			{button(-1)}
			<p aria-live="polite">{sayDay(day, locale, 'month')}</p>
			{button(1)}
		</div>
	);
}

/** 4 January 1970 was a Sunday. */
function WeekHead({ locale }: { locale: string }) {
	const first = firstWeekday(locale);
	const short = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
	const days = Array.from({ length: 7 }, (_, at) => addDays('1970-01-04', ((first + at - 1) % 7) + 1));
	return (
		<thead>
			<tr>
				{days.map((day) => (
					<th key={day} scope="col" abbr={sayDay(day, locale, 'weekday')}>
						{short.format(Date.parse(day))}
					</th>
				))}
			</tr>
		</thead>
	);
}

type CellProps = {
	cell: GridCell;
	locale: string;
	isFocused: boolean;
	isToday: boolean;
	isPast: boolean;
	isTaken: boolean;
	/** The mouse goes down, comes over; a finger taps. */
	onPress: () => void;
	onOver: () => void;
	onTap: () => void;
};

function DayCell({
	cell: { day, inMonth },
	locale,
	isFocused,
	isToday,
	isPast,
	isTaken,
	onPress,
	onOver,
	onTap
}: CellProps) {
	const byMouse = useRef(false);
	if (!inMonth) return <td class="polls-no-day" />;
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it hears the keys
		<td
			class={isPast ? 'polls-day past' : 'polls-day'}
			// biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the date grid of the practices is a table
			role="gridcell"
			data-day={day}
			tabIndex={isFocused ? 0 : -1}
			aria-selected={isTaken}
			aria-current={isToday ? 'date' : undefined}
			// By the figure that is seen, for those who say what to press: 1, not 1er.
			aria-label={spellDay(day, locale)}
			onPointerDown={(event) => {
				byMouse.current = event.pointerType === 'mouse';
				if (byMouse.current && event.button === 0) onPress();
			}}
			onPointerEnter={(event) => {
				if (event.pointerType === 'mouse') onOver();
			}}
			onClick={() => {
				// A mouse was heard when it went down; fingers, pens and assistive programs come here.
				if (!byMouse.current) onTap();
				byMouse.current = false;
			}}
		>
			<span>{Number(day.slice(8))}</span>
		</td>
	);
}
