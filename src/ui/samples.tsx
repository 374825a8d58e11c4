import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { type View, ViewContext } from './view.ts';
import { speaker } from './words.ts';

type Words = { [key: string]: string | Words };

const ui: Record<string, Words> = { en, fr };

/** `{ answers: { yes: 'Yes' } }` of the room `ui` becomes `{ 'ui:answers.yes': 'Yes' }`. */
export const bookOf = (words: Words, before: string): Record<string, string> =>
	Object.assign(
		{},
		...Object.entries(words).map(([key, said]) =>
			typeof said === 'string' ? { [before + key]: said } : bookOf(said, `${before}${key}.`)
		)
	);

/** A visit for tests and pattern pages; `rooms` adds the words of other rooms. */
export function sampleView({ rooms = {}, ...more }: Partial<View> & { rooms?: Record<string, Words> } = {}): View {
	const language = more.language ?? 'en';
	const books = Object.entries({ ui: ui[language]!, ...rooms }).map(([room, words]) => bookOf(words, `${room}:`));
	return {
		language,
		direction: 'ltr',
		t: speaker(Object.assign({}, ...books), language),
		host: { name: 'Archipel' },
		languages: ['en', 'fr'],
		address: '/polls/k3v9?view=table',
		person: null,
		unread: 0,
		token: 'forgery-token',
		typed: {},
		faults: [],
		refused: null,
		zone: 'Europe/Paris',
		assets: { url: (path) => path },
		...more
	};
}

/** The HTML of a component as a visitor gets it. */
export const shown = (what: VNode, view: View = sampleView()): string =>
	renderToString(<ViewContext.Provider value={view}>{what}</ViewContext.Provider>);
