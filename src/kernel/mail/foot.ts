/** The foot of a letter that can be refused: how to receive no more of its kind. */
import { speaker } from '#ui/words.ts';
import en from '../messages/en.json' with { type: 'json' };
import fr from '../messages/fr.json' with { type: 'json' };
import { refusalLink } from './refusals.ts';

const invitation = 'kernel:letters.refuse';
// The whole book of words stands above this room.
const speakers = {
	en: speaker({ [invitation]: en.letters.refuse }, 'en'),
	fr: speaker({ [invitation]: fr.letters.refuse }, 'fr')
};

export const withFoot = (letter: { to: string; kind: string; text: string; language: 'en' | 'fr' }): string =>
	`${letter.text.trimEnd()}\n\n-- \n${speakers[letter.language](invitation)}\n${refusalLink(letter.to, letter.kind)}`;
