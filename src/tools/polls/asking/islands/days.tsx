/** Days picked in a calendar. It fills the same fields as the rows it stands for, so the same post works. */
import { useEffect, useState } from 'preact/hooks';
import type { Day } from '#base/zones.ts';
import { island } from '#ui/island.tsx';
import { useView, ViewContext } from '#ui/view.ts';
import { Calendar, calendarWords } from '../parts/calendar.tsx';
import { ChosenDays, chosenWords } from '../parts/chosen-days.tsx';
import { type DayRow, daysOfRows, rowsOfTyped, withDays, withoutDays } from '../parts/day-rows.ts';
import { DatesFrame, PlainDates, plainWords } from '../parts/plain-dates.tsx';
import { RangePicker, rangeWords } from '../parts/range-picker.tsx';
import { QuickHours, SameHours, sameHoursWords } from '../parts/same-hours.tsx';

type DaysProps = { address: string; today: Day };

function Days({ address, today }: DaysProps) {
	const [awake, setAwake] = useState(false);
	useEffect(() => setAwake(true), []);
	return awake ? <PickedDays today={today} /> : <PlainDates address={address} />;
}

function PickedDays({ today }: { today: Day }) {
	const view = useView();
	const [rows, setRows] = useState<DayRow[]>(() => rowsOfTyped(view.typed));
	const [hours, setHours] = useState(view.typed.hours ?? '');
	const days = daysOfRows(rows);
	const add = (added: Day[]) => setRows((before) => withDays(before, added));
	// What was typed lives in the state from here on; faults stay beside their rows.
	return (
		<ViewContext.Provider value={{ ...view, typed: {} }}>
			<DatesFrame>
				<Calendar
					days={days}
					start={rows[0]?.day || today}
					today={today}
					onAdd={add}
					onRemove={(removed) => setRows((before) => withoutDays(before, removed))}
				/>
				<RangePicker typed={view.typed} onAdd={add} />
				<ChosenDays rows={rows} sameHours={hours} onChange={setRows} />
				<SameHours value={hours} onInput={setHours} />
				<QuickHours hours={hours} onAdd={setHours} />
			</DatesFrame>
		</ViewContext.Provider>
	);
}

export default island('polls/asking/days', Days, [
	...plainWords,
	...calendarWords,
	...chosenWords,
	...rangeWords,
	...sameHoursWords
]);
