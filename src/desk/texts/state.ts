/** How far the texts of this host are. */
import { settings } from '#kernel/settings/settings.ts';
import { textOf } from '#kernel/texts/current.ts';
import { blanksOf, type TextName, textNames } from '#kernel/texts/text.ts';
import type { Language } from '#kernel/words/words.ts';

export type Standing = {
	name: TextName;
	language: Language;
	/** Lines only the host can complete. */
	blanks: number;
	yours: boolean;
};

async function standingOf(name: TextName, language: Language): Promise<Standing> {
	const { markdown, at } = await textOf(name, language);
	return { name, language, blanks: blanksOf(markdown).length, yours: at !== null };
}

/** Every text in every language offered. */
export const standings = (): Promise<Standing[]> =>
	Promise.all(textNames.flatMap((name) => settings().LANGUAGES.map((language) => standingOf(name, language))));

export const textsToComplete = async (): Promise<number> =>
	(await standings()).filter(({ blanks }) => blanks > 0).length;
