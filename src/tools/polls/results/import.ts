/** From a file to a poll with its ballots: a CSV as Framadate exports it, or our own open format. */
import { type FieldFault, isRefusal } from '#base/refusal.ts';
import { readCsv } from '#base/spreadsheet/read-csv.ts';
import type { Ballot, Turns } from '../ballot.ts';
import { ballotFaults } from '../counting/methods.ts';
import { readFramadate } from '../framadate.ts';
import { openingInput } from '../input.ts';
import { type Made, type NewPoll, newPoll } from '../making.ts';
import { limits, listedOptions } from '../poll.ts';
import type { DayOrder } from '../printed-day.ts';
import { countable } from '../result.ts';
import { type ReadBallot, type ReadComment, type ReadPoll, readOpenFile, within } from './open-file.ts';

export type Importing = {
	text: string;
	/** Replaces the title of the file; a CSV has none. */
	title?: string;
	/** The clocks of a CSV, which names none. */
	zone: string;
	language: string;
	dayOrder?: DayOrder;
};

/** UTF-16 units of a file: what 20 voters say about 7,000 dates fits. */
export const mostText = 6_000_000;

export type ImportedPoll = {
	poll: NewPoll;
	ballots: Omit<Ballot, 'id' | 'actor'>[];
	/** The turn that the last claim of a seat took. */
	turn: number;
	comments: (ReadComment & { at: Date })[];
	closedAt: Date | null;
	decided: ReadPoll['decided'];
	/** Whether days could be read in another order too: then it is asked for. */
	sureOfDays: boolean;
	dayOrder: DayOrder | null;
	from: 'framadate' | 'archipel';
};

/** Faults are named by cell (`C3`) or by place in the document (`ballots[2].name`); `file` is the whole. */
export function importedPoll(importing: Importing, now: Date): Made<ImportedPoll> {
	const read = isDocument(importing.text) ? documentRead(importing, now) : tableRead(importing);
	if (read.faults) return read;
	const { input, ballots, comments, closedAt, decided, waiting, ...how } = read.made;
	const made = newPoll(input, now);
	if (made.faults) return { faults: how.from === 'archipel' ? within('poll', made.faults) : made.faults };
	const poll = { ...made.made, options: withProposals(made.made.options, waiting, now) };
	const faults = countingFaults(poll, ballots);
	if (faults.length > 0) return { faults };
	return {
		made: {
			...how,
			poll,
			...castOf(poll, ballots, now),
			comments: comments.map((comment) => ({
				...comment,
				name: poll.policy.anonymous ? '' : comment.name,
				at: comment.at ?? now
			})),
			closedAt,
			decided
		}
	};
}

const isDocument = (text: string): boolean => /^\uFEFF?\s*\{/.test(text);

type FileRead = ReadPoll & Pick<ImportedPoll, 'sureOfDays' | 'dayOrder' | 'from'>;

function documentRead({ text, title }: Importing, now: Date): Made<FileRead> {
	const read = readOpenFile(text.replace(/^\uFEFF/, ''), now);
	if (read.faults) return read;
	const { input } = read.made;
	return {
		made: {
			...read.made,
			input: { ...input, title: title ?? input.title },
			sureOfDays: true,
			dayOrder: null,
			from: 'archipel'
		}
	};
}

const csvLimits = { rows: limits.ballots + 2, columns: limits.options.date + 2, letters: 10_000 };

function rowsOf(text: string): Made<string[][]> {
	try {
		return { made: readCsv(text, csvLimits).rows };
	} catch (problem) {
		if (!isRefusal(problem)) throw problem;
		const code = problem.code === 'kernel.csv-too-large' ? 'polls.file-too-large' : 'polls.not-a-table';
		return { faults: [{ field: 'file', code }] };
	}
}

function tableRead({ text, title, zone, language, dayOrder }: Importing): Made<FileRead> {
	if (title === undefined) return { faults: [{ field: 'title', code: 'required' }] };
	const rows = rowsOf(text);
	if (rows.faults) return rows;
	const read = readFramadate(rows.made, { title, zone, language, dayOrder });
	if (read.faults) return { faults: read.faults.map(tableFault) };
	const { input, ballots, ...how } = read.made;
	const checked = openingInput.safeParse(input);
	if (!checked.success) return { faults: [{ field: 'file', code: 'polls.not-framadate' }] };
	const none = { comments: [], closedAt: null, decided: { options: [], message: '' }, waiting: [] };
	return { made: { input: checked.data, ballots, ...none, ...how, from: 'framadate' } };
}

const tableCodes: Record<string, string> = {
	'not-framadate': 'polls.not-framadate',
	'not-one-of': 'polls.not-an-answer',
	required: 'polls.empty-cell',
	empty: 'polls.empty-file',
	'too-large': 'polls.file-too-large',
	'too-many-options': 'polls.too-many-options',
	'too-many-ballots': 'polls.too-many-ballots'
};

/** A cell has no answers to choose from: its faults have words of their own. */
const tableFault = ({ field, code, limit }: FieldFault): FieldFault => ({
	field: code === 'not-framadate' ? 'file' : field,
	code: tableCodes[code] ?? code,
	...(limit === undefined ? {} : { limit })
});

/** Nobody is known behind a proposal of a file: what it says of who brought it is left out. */
const withProposals = (options: NewPoll['options'], waiting: string[], now: Date): NewPoll['options'] => {
	const waits = new Set(waiting);
	return options.map((option) =>
		waits.has(option.id) ? { ...option, proposal: { by: null, name: '', at: now, accepted: null } } : option
	);
};

const mostFaults = 50;

// As the poll counts them, so without `maxYes`: the owner may have lowered it after votes were cast.
function countingFaults(poll: NewPoll, ballots: ReadBallot[]): FieldFault[] {
	const options = listedOptions(poll).map(({ id }) => id);
	const faults: FieldFault[] = [];
	for (const [at, { choices }] of ballots.entries()) {
		const found = ballotFaults(poll.method, options, countable(poll, choices), poll.scale);
		faults.push(...found.map(({ field, ...fault }) => ({ field: `ballots[${at}].${field}`, ...fault })));
		if (faults.length >= mostFaults) break;
	}
	return faults.slice(0, mostFaults);
}

/** Turns as the file says them, or in its order; a person without a name gets a number. */
function castOf(poll: NewPoll, ballots: ReadBallot[], now: Date): Pick<ImportedPoll, 'ballots' | 'turn'> {
	const last = ballots.reduce((most, { turns }) => Math.max(most, ...Object.values(turns ?? {})), 0);
	return {
		turn: last + ballots.length,
		ballots: ballots.map(({ name, choices, turns, at }, place) => {
			const cast = at ?? new Date(now.getTime() - (ballots.length - place));
			return {
				name: poll.policy.anonymous ? '' : name || `#${place + 1}`,
				choices,
				turns: turnsOf(choices, turns, last + place + 1),
				at: cast,
				changedAt: cast
			};
		})
	};
}

const turnsOf = (choices: ReadBallot['choices'], known: Turns | undefined, next: number): Turns =>
	Object.fromEntries(
		Object.keys(choices)
			.filter((option) => choices[option] === 'yes')
			.map((option) => [option, known?.[option] ?? next])
	);
