/** The foot of a letter that can be refused: how to receive no more of its kind. */
import { type Language, translator } from '../words/words.ts';
import { refusalLink } from './refusals.ts';

type Letter = { to: string; kind: string; text: string; language: Language };

export function withFoot({ to, kind, text, language }: Letter): string {
	const invitation = translator(language)('kernel:letters.refuse');
	return `${text.trimEnd()}\n\n-- \n${invitation}\n${refusalLink(to, kind)}`;
}
