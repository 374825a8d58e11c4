/** What people decided before speaks of what is written now. */
import type { Evidence } from '../judge/evidence.ts';
import type { Signal } from '../judge/signal.ts';
import { modelNow } from './current.ts';
import { probabilityThat } from './model.ts';
import { foundFor } from './symbols.ts';

/** A word or two say nothing: `Four` was once taken for spam. */
const shortest = 20;

export const learned: Signal = {
	name: 'learned',
	get version() {
		return modelNow()?.version ?? 'none';
	},
	cost: 'text',
	look({ title, text, kind }: Evidence) {
		const now = modelNow();
		if (!now) throw new Error('Nothing was learned yet.');
		if (title.length + text.length < shortest) return [];
		return foundFor(probabilityThat(now.model, { title, text, kind }), now.model.spam);
	}
};
