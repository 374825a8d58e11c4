/** A change of one option as its form sends it: `changes[12].label`, so that each form of the page keeps its own. */
import type { FieldFault } from '#base/refusal.ts';
import type { Fields } from '#kernel/web/forms.ts';
import { type Row, rowsByNumber } from '../rows.ts';
import { ownFaults, typedIn } from '../typed.ts';

function changed(fields: Fields): [number, Row] {
	const [first] = rowsByNumber(typedIn(fields), 'changes');
	return first ?? [0, {}];
}

/** The box `without` takes the picture away; a picture that was not sent anew stays. */
export function changeTyped(fields: Fields) {
	const [option, { without, picture, label, ...change }] = changed(fields);
	const shown = without === 'on' ? { picture: null } : picture ? { picture } : {};
	return { option: String(option), ...change, ...(label === undefined ? {} : { label }), ...shown };
}

const ofOption = new Set(['label', 'text', 'link', 'picture', 'capacity']);

export const changeFaults = (faults: FieldFault[], fields: Fields): FieldFault[] => {
	const [option] = changed(fields);
	return ownFaults(faults).map((fault) =>
		ofOption.has(fault.field) ? { ...fault, field: `changes[${option}].${fault.field}` } : fault
	);
};
