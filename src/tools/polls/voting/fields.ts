/** From the fields of a form to what an action reads: a form sends every answer as text, and '' for none. */
import { type Fields, type FormValue, listOf } from '#kernel/web/forms.ts';

// A box that can be left unticked stands behind a hidden "no": the last one said counts.
const lastOf = (value: FormValue): FormValue => (Array.isArray(value) ? value.at(-1)! : value);

const readChoice = (choice: FormValue): FormValue | number =>
	typeof choice === 'string' && /^\d{1,4}$/.test(choice) ? Number(choice) : choice;

export function ballotFields({ verb, token, choices, comment, private: hidden, ...fields }: Fields) {
	const given = choices !== null && typeof choices === 'object' ? Object.entries(choices) : [];
	const read = given
		.map(([option, choice]) => [option, readChoice(lastOf(choice))])
		.filter(([, choice]) => choice !== '');
	return {
		...picked(fields, ['ballot', 'key', 'name']),
		...(comment ? { comment } : {}),
		...(hidden ? { private: hidden } : {}),
		choices: Object.fromEntries(read)
	};
}

/** Those of the fields that were filled in. */
export const picked = (fields: Fields, names: string[]): Fields =>
	Object.fromEntries(
		names.filter((name) => fields[name] !== undefined && fields[name] !== '').map((name) => [name, fields[name]!])
	);

export const commentFields = (fields: Fields) => picked(fields, ['name', 'text', 'private']);

export const proposalFields = ({ name, options }: Fields) => ({
	...(name ? { name } : {}),
	options: listOf(options).map((option) => picked(option as Fields, ['day', 'text', 'label', 'link']))
});
