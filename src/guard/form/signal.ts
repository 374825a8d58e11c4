/** The signals of this room: the shape of a text, its language, and its copies elsewhere. */
import { settings } from '#kernel/settings/settings.ts';
import type { Signal } from '../judge/signal.ts';
import { alikeTo } from './campaign.ts';
import { copiesFound } from './copies.ts';
import { foreignLanguage } from './language.ts';
import { shapeFound } from './substance.ts';

export const shape: Signal = { name: 'form', version: '1', cost: 'text', look: shapeFound };

export const language: Signal = {
	name: 'form.language',
	version: '1',
	cost: 'text',
	async look({ title, text }) {
		const found = await foreignLanguage(`${title}\n${text}`, settings().LANGUAGES);
		return found ? [{ symbol: 'form.language', points: 1.5 }] : [];
	}
};

export const copies: Signal = {
	name: 'form.copies',
	version: '1',
	cost: 'question',
	async look(evidence) {
		const alike = await alikeTo(evidence);
		return alike ? copiesFound(alike) : [];
	}
};

export const formSignals: Signal[] = [shape, language, copies];
