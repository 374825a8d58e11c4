import { expect, test } from 'vitest';
import { addDays, daysBetween, firstWeekday, isDay, monthGrid, weekday } from './days.ts';

test('only days that exist between 1970 and 2200 are days', () => {
	for (const day of ['1970-01-01', '2024-02-29', '2000-02-29', '2200-12-31']) expect(isDay(day)).toBe(true);
	for (const text of ['1969-12-31', '2201-01-01', '2026-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-1-1'])
		expect(isDay(text)).toBe(false);
	for (const text of ['99999-01-01', '', '2026-10-25\n', '2026-10-25T00:00', '２026-10-25', null, 20261025, {}])
		expect(isDay(text)).toBe(false);
});

test('days are added across months, leap years and daylight saving', () => {
	expect(addDays('2026-10-24', 1)).toBe('2026-10-25');
	expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
	expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
	expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
	expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
	expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
});

test('adding days beyond 2200 is refused by name', () => {
	for (const wrong of [() => addDays('2200-12-31', 1), () => addDays('1970-01-01', -1), () => addDays('2026-02-30', 1)])
		expect(wrong).toThrow('base.bad-day');
	expect(() => addDays('2026-01-01', Number.NaN)).toThrow('base.bad-day');
	expect(() => addDays('2026-01-01', 1e300)).toThrow('base.bad-day');
	expect(() => weekday('99999-01-01')).toThrow('base.bad-day');
});

test('weekdays count from Monday', () => {
	expect(weekday('2026-11-23')).toBe(1);
	expect(weekday('2026-11-22')).toBe(7);
});

test('a month is shown in whole weeks from the day weeks begin with', () => {
	const october = monthGrid(2026, 10, 1);
	expect(october.every((week) => week.length === 7)).toBe(true);
	expect(october[0]!.map(({ day }) => day.slice(5)).join(' ')).toBe('09-28 09-29 09-30 10-01 10-02 10-03 10-04');
	expect(october.flat().filter(({ inMonth }) => inMonth)).toHaveLength(31);
	expect(monthGrid(2026, 10, 7)[0]![0]!.day).toBe('2026-09-27');
	expect(monthGrid(2027, 2, 1)).toHaveLength(4);
	expect(monthGrid(1970, 1, 1)[0]![0]!.day).toBe('1969-12-29');
	expect(() => monthGrid(2026, 13)).toThrow('base.bad-day');
});

test('weeks begin on Monday in French and on Sunday in English', () => {
	expect(firstWeekday('fr')).toBe(1);
	expect(firstWeekday('en')).toBe(7);
});
