/** The words on screens and in letters: one JSON per room and language, found as `room:key`. */
import type { Language, Translate } from '#ui/view.ts';
import { speaker } from '#ui/words.ts';

export type { Language, Translate } from '#ui/view.ts';

type Tree = { [key: string]: string | Tree };
export type Words = Record<Language, Tree>;

const books: Record<Language, Record<string, string>> = { en: {}, fr: {} };

/** `{ vote: { name: 'Your name' } }` of the room `polls` becomes `polls:vote.name`. */
function write(book: Record<string, string>, tree: Tree, start: string): void {
	for (const [key, words] of Object.entries(tree)) {
		if (typeof words === 'string') book[start + key] = words;
		else write(book, words, `${start}${key}.`);
	}
}

export function learnWords(room: string, words: Words): void {
	for (const language of ['en', 'fr'] as const) write(books[language], words[language], `${room}:`);
}

const speakers: Record<Language, Translate> = { en: speaker(books.en, 'en'), fr: speaker(books.fr, 'fr') };

export const translator = (language: Language): Translate => speakers[language];

export const hasWords = (language: Language, key: string): boolean => key in books[language];

/** The words of a refusal: `polls.closed` stands at `polls:refusals.closed`. */
export function refusalWords(
	t: Translate,
	language: Language,
	code: string,
	gaps?: Record<string, string | number>
): string {
	const [room, reason] = code.split('.');
	const key = `${room}:refusals.${reason}`;
	return hasWords(language, key) ? t(key, gaps) : t('kernel:refusals.unknown');
}
