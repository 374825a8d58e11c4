/** The foot of a letter that can be refused: how to receive no more of its kind. */
import en from '../messages/en.json' with { type: 'json' };
import fr from '../messages/fr.json' with { type: 'json' };
import { refusalLink } from './refusals.ts';

const words = { en, fr };

export const withFoot = (letter: { to: string; kind: string; text: string; language: 'en' | 'fr' }): string =>
	`${letter.text.trimEnd()}\n\n-- \n${words[letter.language].letters.refuse}\n${refusalLink(letter.to, letter.kind)}`;
