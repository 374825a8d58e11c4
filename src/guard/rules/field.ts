/** Every word a rule may use for what it looks at; what it means stands at `guard:rule-fields.<name>`, its dot a dash. */
import type { Subject } from './subject.ts';

export type FieldType = 'number' | 'text' | 'name' | 'names' | 'yes-no';

/** What each type of field is read as. */
type Read = {
	number: number | null;
	text: string;
	name: string | null;
	names: readonly string[];
	'yes-no': boolean | null;
};

export type Field = {
	[Type in FieldType]: {
		name: string;
		type: Type;
		/** Columns of the subject it needs, so that others need not be read. */
		needs: readonly (keyof Subject)[];
		read(subject: Subject): Read[Type];
	};
}[FieldType];

type Key<Type extends FieldType> = {
	[Name in keyof Subject]: Subject[Name] extends Read[Type] ? Name : never;
}[keyof Subject];

const plain =
	<Type extends FieldType>(type: Type) =>
	(name: string, key: Key<Type>): Field =>
		({ name, type, needs: [key], read: (subject: Subject) => subject[key] }) as Field;

const number = plain('number');
const name = plain('name');
const names = plain('names');
const yesNo = plain('yes-no');
const text = plain('text');

export const fields: readonly Field[] = [
	text('title', 'title'),
	text('text', 'text'),
	{
		name: 'words',
		type: 'text',
		needs: ['title', 'text'],
		read: ({ title, text }) => `${title}\n${text}`
	},
	{
		name: 'letters',
		type: 'number',
		needs: ['title', 'text'],
		read: ({ title, text }) => title.length + text.length
	},
	name('tool', 'tool'),
	name('kind', 'kind'),
	name('act', 'act'),
	name('language', 'language'),
	number('links', 'links'),
	names('domains', 'domains'),
	number('mails', 'mails'),
	yesNo('substance', 'substance'),
	name('maker.id', 'maker'),
	name('maker.kind', 'makerKind'),
	number('maker.days', 'makerDays'),
	yesNo('maker.proven', 'proven'),
	number('maker.stood', 'stood'),
	number('maker.against', 'against'),
	yesNo('maker.vouched', 'vouched'),
	number('maker.trust', 'trust'),
	name('mail.domain', 'mailDomain'),
	name('place', 'place'),
	name('network', 'network'),
	number('item.days', 'itemDays'),
	number('score', 'score'),
	number('form.seconds', 'seconds'),
	yesNo('form.trapped', 'trapped')
];

const byName = new Map(fields.map((field) => [field.name, field]));
export const fieldNamed = (name: string): Field | null => byName.get(name) ?? null;
