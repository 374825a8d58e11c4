/** The options of a choice poll as a form asks for them: one row each; empty rows do not count. */
import type { FieldFault } from '#base/refusal.ts';
import type { OptionInput } from '../input.ts';
import { type Row, rowsByNumber, type Typed } from './rows.ts';

export const choiceFields = ['label', 'text', 'link', 'picture', 'capacity'] as const;

const isBlank = (row: Row): boolean => choiceFields.every((field) => (row[field] ?? '').trim() === '');

/** The box `without` takes a picture away again. */
function optionOf({ without, picture = '', ...row }: Row): OptionInput {
	const told = { ...row, picture: without === 'on' ? '' : picture };
	return Object.fromEntries(Object.entries(told).filter(([field]) => choiceFields.includes(field as never)));
}

export type ChoicesRead = { options: OptionInput[]; rows: number[] };

/** Options for `openPoll`; `rows` tells which row each came from. */
export function choicesRead(typed: Typed): ChoicesRead {
	const asked = [...rowsByNumber(typed, 'options')].filter(([, row]) => !isBlank(row));
	return {
		options: asked.map(([, row]) => optionOf(row)),
		rows: asked.map(([row]) => row)
	};
}

/** Faults of `options[1]` as the form names them: empty rows before it count there. */
export const choicesFaults = (faults: FieldFault[], rows: number[]): FieldFault[] =>
	faults.map((fault) => {
		const [, place, field] = /^options\[(\d+)\](.*)$/.exec(fault.field) ?? [];
		return place === undefined
			? fault
			: { ...fault, field: `options[${rows[Number(place)] ?? place}]${field || '.label'}` };
	});
