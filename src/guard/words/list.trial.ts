/** An own list of words, for tests and benches. */
import { keepList } from './store.ts';

export const keepOwnList = (by: string | null, at: Date): Promise<number> =>
	keepList({
		name: 'Ours',
		weight: 'suspicious',
		field: 'any',
		kinds: [],
		language: null,
		readers: null,
		points: 2,
		origin: 'own',
		by,
		at
	});
