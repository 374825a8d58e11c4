/** The signals of this room: the shape of a text, its language, and its copies elsewhere. */
import { settings } from '#kernel/settings/settings.ts';
import type { Evidence } from '../judge/evidence.ts';
import type { Found, Signal } from '../judge/signal.ts';
import { alikeTo, likenessOf } from './campaign.ts';
import { copiesFound } from './copies.ts';
import { foreignLanguage } from './language.ts';
import { shapeFound } from './substance.ts';

export const shape = { name: 'form', version: '2', cost: 'text', look: shapeFound } satisfies Signal;

const languageFound = (language: string | null): Found[] =>
	language ? [{ symbol: 'form.language', points: 1.5 }] : [];

export const language = {
	name: 'form.language',
	version: '1',
	cost: 'text',
	look({ title, text }: Evidence): Found[] | Promise<Found[]> {
		const found = foreignLanguage(`${title}\n${text}`, settings().LANGUAGES);
		return found instanceof Promise ? found.then(languageFound) : languageFound(found);
	}
} satisfies Signal;

export const copies = {
	name: 'form.copies',
	version: '1',
	cost: 'question',
	look(evidence: Evidence): Found[] | Promise<Found[]> {
		const { signature } = likenessOf(evidence);
		return signature ? alikeTo(evidence, signature).then(copiesFound) : [];
	}
} satisfies Signal;

export const formSignals: Signal[] = [shape, language, copies];
