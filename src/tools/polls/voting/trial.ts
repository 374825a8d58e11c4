/** Polls and visitors for tests of this room: everything through the door that people use. */
import { perform } from '#kernel/actions/perform.ts';
import type { Language } from '#kernel/words/words.ts';
import { Visitor } from '../../../../tests/visitor.ts';
import { type Opened, openPoll } from '../asking/actions.ts';

export type Trial = { path: string; id: string; manageKey: string; options: string[] };

type Asked = {
	title?: string;
	kind?: 'date' | 'choice';
	options?: object[];
	settings?: object;
	language?: Language;
};

const soupAndSalad = [{ label: 'Soup' }, { label: 'Salad' }];

/** A poll that Ana asks. */
export async function pollOf({ language = 'en', ...asked }: Asked = {}): Promise<Trial> {
	const input = { title: 'Lunch', kind: 'choice', options: soupAndSalad, ...asked };
	const made = await perform(openPoll, input, { actor: null, key: null, language, place: null });
	const { item, poll, manageKey } = made as Opened;
	return { path: `/polls/${item.id}`, id: item.id, manageKey, options: poll.options.map(({ id }) => id) };
}

/** A browser that holds the link of whoever asks. */
export async function ownerOf({ path, manageKey }: Trial): Promise<Visitor> {
	const ana = new Visitor();
	const first = await ana.ask(`${path}/key/${manageKey}`);
	await ana.ask(first.location!.replace(/^https?:\/\/[^/]+/, ''));
	return ana;
}

export type Choices = Record<string, string | number>;

const answersIn = (name: string, choices: Choices, more: Record<string, string>) => ({
	...(name ? { name } : {}),
	...Object.fromEntries(Object.entries(choices).map(([option, choice]) => [`choices.${option}`, String(choice)])),
	...more
});

/** Sends the form of the page. */
export const vote = (by: Visitor, { path }: Trial, name: string, choices: Choices, more: Record<string, string> = {}) =>
	by.post(path, 'vote', answersIn(name, choices, more));

export const change = (by: Visitor, { path }: Trial, ballot: string, name: string, choices: Choices) =>
	by.post(path, 'change', answersIn(name, choices, { ballot }));

/** The ballot that this browser may change. */
export async function ballotOn(by: Visitor, path: string): Promise<string> {
	const { text } = await by.ask(path);
	return /\?change=(\w+)/.exec(text)?.[1] ?? '';
}

export const pathOf = (location: string | null): string => (location ?? '').replace(/^https?:\/\/[^/]+/, '');
