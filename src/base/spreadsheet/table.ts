/** `day` cells are dates at midnight UTC; `moment` cells are instants, written as the clock of the table's zone. */
export type ColumnKind = 'text' | 'number' | 'day' | 'moment';
export type Column = { title: string; kind: ColumnKind };
export type Cell = string | number | Date | null;

export type Table = {
	name: string;
	columns: Column[];
	rows: Cell[][];
	/** IANA zone of `moment` cells; UTC when absent. */
	zone?: string;
};

export type Clock = { year: number; month: number; day: number; hour: number; minute: number; second: number };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
	const known = formats.get(zone);
	if (known) return known;
	const fields = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
	const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
	const format = new Intl.DateTimeFormat('en-GB', { ...fields, ...clock, timeZone: zone, calendar: 'gregory' });
	formats.set(zone, format);
	return format;
}

/** What a clock on the wall shows: spreadsheets know no zones. */
export function clockOf(date: Date, kind: ColumnKind, table: Table): Clock {
	const zone = kind === 'day' ? 'UTC' : (table.zone ?? 'UTC');
	const parts = formatOf(zone).formatToParts(date);
	const field = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	const { year, month, day } = { year: field('year'), month: field('month'), day: field('day') };
	if (kind === 'day') return { year, month, day, hour: 0, minute: 0, second: 0 };
	return { year, month, day, hour: field('hour'), minute: field('minute'), second: field('second') };
}

const two = (number: number): string => String(number).padStart(2, '0');

const dayText = ({ year, month, day }: Clock): string => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

const timeText = ({ hour, minute, second }: Clock): string => `${two(hour)}:${two(minute)}:${two(second)}`;

export const shownAs = (clock: Clock, kind: ColumnKind): string =>
	kind === 'day' ? dayText(clock) : `${dayText(clock)} ${timeText(clock)}`;

/** Spreadsheets count days from 1899-12-30; their calendar is only right from March 1900 on. */
export const countsDays = (date: Date): boolean => {
	const time = date.getTime();
	return time >= Date.UTC(1900, 2, 2) && time < Date.UTC(9999, 11, 31);
};

/** A date or a number that no format can say is left empty. */
export const isBlank = (cell: Cell | undefined): cell is null | undefined =>
	cell === null ||
	cell === undefined ||
	cell === '' ||
	(typeof cell === 'number' && !Number.isFinite(cell)) ||
	(cell instanceof Date && Number.isNaN(cell.getTime()));

/** As many cells as columns, whatever the row brought. */
export const cellsOf = (table: Table, row: Cell[]): { cell: Cell | undefined; kind: ColumnKind }[] =>
	table.columns.map(({ kind }, at) => ({ cell: row[at], kind }));
