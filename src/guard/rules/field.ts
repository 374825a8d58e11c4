/** Every word a rule may use for what it looks at. `docs/operate/rules.md` is written from this table. */
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
		says: string;
	};
}[FieldType];

type Key<Type extends FieldType> = {
	[Name in keyof Subject]: Subject[Name] extends Read[Type] ? Name : never;
}[keyof Subject];

const plain =
	<Type extends FieldType>(type: Type) =>
	(name: string, key: Key<Type>, says: string): Field =>
		({ name, type, needs: [key], read: (subject: Subject) => subject[key], says }) as Field;

const number = plain('number');
const name = plain('name');
const names = plain('names');
const yesNo = plain('yes-no');
const text = plain('text');

export const fields: readonly Field[] = [
	text('title', 'title', 'the title'),
	text('text', 'text', 'everything else that was written'),
	{
		name: 'words',
		type: 'text',
		needs: ['title', 'text'],
		read: ({ title, text }) => `${title}\n${text}`,
		says: 'the title and everything else that was written'
	},
	{
		name: 'letters',
		type: 'number',
		needs: ['title', 'text'],
		read: ({ title, text }) => title.length + text.length,
		says: 'how long title and text are together'
	},
	name('tool', 'tool', 'the tool: `polls`'),
	name('kind', 'kind', 'what was made or changed: `polls.poll`, `polls.comment`, `accounts.sign-up`'),
	name('act', 'act', 'the action: `polls.open`'),
	name('language', 'language', 'the language of the page: `en`, `fr`'),
	number('links', 'links', 'how many links it holds'),
	names('domains', 'domains', 'the registrable domains of its links: `example.org`'),
	number('mails', 'mails', 'how many people it asks to write to'),
	yesNo('substance', 'substance', 'false where nothing of substance is there, such as a pad that is one link'),
	name('maker.id', 'maker', 'who did it'),
	name('maker.kind', 'makerKind', '`guest` or `account`'),
	number('maker.days', 'makerDays', 'for how many days this host has known them'),
	yesNo('maker.proven', 'proven', 'their mail address was confirmed'),
	number('maker.stood', 'stood', 'how many things of theirs stood for a month with nobody complaining'),
	number('maker.against', 'against', 'how many decisions of the desk went against them'),
	yesNo('maker.vouched', 'vouched', 'somebody answers for them'),
	number('maker.trust', 'trust', 'from 0 (never seen) to 1 (one of us)'),
	name('mail.domain', 'mailDomain', 'the domain of their mail address'),
	name('place', 'place', 'hash of their network address; it changes every day'),
	name('network', 'network', 'hash of their network (/24 or /48); it changes every day'),
	number('item.days', 'itemDays', 'the age of the item in days; 0 when it is being made'),
	number('score', 'score', 'the points of all symbols together, without those of rules'),
	number('form.seconds', 'seconds', 'seconds from showing the form to sending it'),
	yesNo('form.trapped', 'trapped', 'a field nobody sees was filled in')
];

const byName = new Map(fields.map((field) => [field.name, field]));
export const fieldNamed = (name: string): Field | null => byName.get(name) ?? null;
