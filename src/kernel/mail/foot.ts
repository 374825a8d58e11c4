/** The foot of a letter that can be refused: how to receive no more of its kind. */
import { translator } from '../words/words.ts';
import { footMark } from './html.ts';
import { refusalLink } from './refusals.ts';
import type { Letter } from './store.ts';

export function withFoot({ to, kind, text, language }: Pick<Letter, 'to' | 'kind' | 'text' | 'language'>): string {
	const invitation = translator(language)('kernel:letters.refuse');
	return `${text.trimEnd()}\n${footMark}${invitation}\n${refusalLink(to, kind)}`;
}
