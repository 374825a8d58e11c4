/** Ballots as a table for spreadsheets: one row per voter, one column per option. */
import type { Cell, Column, Table } from '#base/spreadsheet/table.ts';
import type { Translate } from '#ui/view.ts';
import type { Choice } from '../ballot.ts';
import { optionName } from '../parts/option-name.tsx';
import { takesSeats } from '../poll.ts';
import type { VisibleBallot } from '../sight.ts';
import { gradeWords } from './figures.ts';
import type { Outcome } from './outcome.ts';

/** Only what the visitor of this outcome sees; without a single name there is no column for names. */
export function sheetOf({ poll, options, ballots, names }: Outcome, t: Translate, language: string): Table {
	const says = choiceWords(t);
	const kind: Column['kind'] = takesSeats(poll.method) || poll.method === 'majority-judgment' ? 'text' : 'number';
	const whoColumns: Column[] =
		names === 'none'
			? [{ title: t('polls:results.ballot'), kind: 'number' }]
			: [{ title: t('polls:results.who'), kind: 'text' }];
	const whenColumns: Column[] = names === 'none' ? [] : [{ title: t('polls:results.answered-at'), kind: 'moment' }];
	const who = ({ name }: VisibleBallot, at: number): Cell =>
		names === 'none' ? at + 1 : (name ?? t('polls:results.somebody'));
	return {
		name: poll.title,
		zone: poll.zone,
		columns: [
			...whoColumns,
			...options.map((option) => ({ title: optionName(option, poll.zone, language), kind })),
			...whenColumns
		],
		rows: ballots.map((ballot, at) => [
			who(ballot, at),
			...options.map(({ id }) => says(ballot.choices[id])),
			...whenColumns.map(() => ballot.at)
		])
	};
}

function choiceWords(t: Translate): (choice: Choice | undefined) => Cell {
	const words: Record<string, string> = {
		yes: t('ui:answers.yes'),
		maybe: t('ui:answers.maybe'),
		no: t('ui:answers.no')
	};
	return (choice) => {
		if (choice === undefined) return null;
		if (typeof choice === 'number') return choice;
		return words[choice] ?? gradeWords(choice, t);
	};
}
