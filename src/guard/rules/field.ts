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
		/** The column of the history it is exactly equal to; null where the history would have to work it out. */
		column: string | null;
		says: string;
	};
}[FieldType];

type Key<Type extends FieldType> = {
	[Name in keyof Subject]: Subject[Name] extends Read[Type] ? Name : never;
}[keyof Subject];

const plain =
	<Type extends FieldType>(type: Type) =>
	(name: string, key: Key<Type>, column: string | null, says: string): Field =>
		({ name, type, needs: [key], read: (subject: Subject) => subject[key], column, says }) as Field;

const number = plain('number');
const name = plain('name');
const names = plain('names');
const yesNo = plain('yes-no');
const text = plain('text');

export const fields: readonly Field[] = [
	text('title', 'title', null, 'the title'),
	text('text', 'text', null, 'everything else that was written'),
	{
		name: 'words',
		type: 'text',
		needs: ['title', 'text'],
		read: ({ title, text }) => `${title}\n${text}`,
		column: null,
		says: 'the title and everything else that was written'
	},
	{
		name: 'letters',
		type: 'number',
		needs: ['title', 'text'],
		read: ({ title, text }) => title.length + text.length,
		column: null,
		says: 'how long title and text are together'
	},
	name('tool', 'tool', 'tool', 'the tool: `polls`'),
	name('kind', 'kind', 'kind', 'what was made or changed: `polls.poll`, `polls.comment`, `accounts.sign-up`'),
	name('act', 'act', 'act', 'the action: `polls.open`'),
	name('language', 'language', 'language', 'the language of the page: `en`, `fr`'),
	number('links', 'links', 'links', 'how many links it holds'),
	names('domains', 'domains', 'domains', 'the registrable domains of its links: `example.org`'),
	number('mails', 'mails', 'mails', 'how many people it asks to write to'),
	yesNo(
		'substance',
		'substance',
		'substance',
		'false where nothing of substance is there, such as a pad that is one link'
	),
	name('maker.id', 'maker', 'maker', 'who did it'),
	name('maker.kind', 'makerKind', 'maker_kind', '`guest` or `account`'),
	number('maker.days', 'makerDays', 'maker_days', 'for how many days this host has known them'),
	yesNo('maker.proven', 'proven', 'proven', 'their mail address was confirmed'),
	number('maker.stood', 'stood', 'stood', 'how many things of theirs stood for a month with nobody complaining'),
	number('maker.against', 'against', 'against', 'how many decisions of the desk went against them'),
	yesNo('maker.vouched', 'vouched', 'vouched', 'somebody answers for them'),
	number('maker.trust', 'trust', 'trust', 'from 0 (never seen) to 1 (one of us)'),
	name('mail.domain', 'mailDomain', 'mail_domain', 'the domain of their mail address'),
	name('place', 'place', 'place', 'hash of their network address; it changes every day'),
	name('network', 'network', 'network', 'hash of their network (/24 or /48); it changes every day'),
	number('item.days', 'itemDays', 'item_days', 'the age of the item in days; 0 when it is being made'),
	number('score', 'score', 'score', 'the points of all symbols together, without those of rules'),
	number('form.seconds', 'seconds', 'seconds', 'seconds from showing the form to sending it'),
	yesNo('form.trapped', 'trapped', 'trapped', 'a field nobody sees was filled in')
];

const byName = new Map(fields.map((field) => [field.name, field]));
export const fieldNamed = (name: string): Field | null => byName.get(name) ?? null;
