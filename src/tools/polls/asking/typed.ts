/** What forms of polls send, on its way to actions and back. */
import type { FieldFault } from '#base/refusal.ts';
import type { Fields, FormValue } from '#kernel/web/forms.ts';
import type { Typed } from './rows.ts';

const start = 'settings.';
const boxes = ['anonymous', 'proposals', 'proposalsApproved'];

/** A box that was not sent was not ticked: that is said, since what is left out stays as it was. */
export function settingsTyped(typed: Typed): Record<string, string> {
	const given = Object.entries(typed)
		.filter(([name]) => name.startsWith(start))
		.map(([name, value]) => [name.slice(start.length), value]);
	return { ...Object.fromEntries(boxes.map((box) => [box, 'false'])), ...Object.fromEntries(given) };
}

const own = new Set(['contradicts', 'for-good', 'votes-cast', 'not-with-this-method']);

/** The words for what only polls can get wrong stand with polls. */
export const ownFaults = (faults: FieldFault[]): FieldFault[] =>
	faults.map((fault) => (own.has(fault.code) ? { ...fault, code: `polls.${fault.code}` } : fault));

const step = (key: string): string => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`);

/** A form's nested values by their names again; files are no text and stay out, of a name given twice the last counts. */
export function typedIn(fields: Fields): Typed {
	const typed: Typed = {};
	const put = (name: string, value: FormValue): void => {
		if (typeof value === 'string') typed[name] = value;
		else if (Array.isArray(value)) put(name, value.at(-1) ?? '');
		else if (!(value instanceof File)) for (const [key, inner] of Object.entries(value)) put(name + step(key), inner);
	};
	for (const [name, value] of Object.entries(fields)) put(name, value);
	return typed;
}
