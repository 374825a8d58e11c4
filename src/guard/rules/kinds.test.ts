import '#entries/house.ts';
import { expect, test } from 'vitest';
import { hasWords, translator } from '#kernel/words/words.ts';
import { signUpAct } from '../signup/applying.ts';

const named = /[a-z]+\.[a-z][a-z-]*/g;

const comes = (kind: string): boolean => kind === signUpAct || hasWords('en', kind.replace('.', ':kinds.'));

test.each(['en', 'fr'] as const)('the kinds named as examples are kinds that come (%s)', (language) => {
	const t = translator(language);
	for (const words of [t('guard:rule-fields.kind'), t('desk:words.kinds-hint')]) {
		const kinds = words.match(named) ?? [];
		expect(kinds.length).toBeGreaterThan(1);
		expect(kinds.filter((kind) => !comes(kind))).toEqual([]);
	}
});
