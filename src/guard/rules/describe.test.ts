import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import english from '../messages/en.json' with { type: 'json' };
import french from '../messages/fr.json' with { type: 'json' };
import { fieldKey, rulesPage } from './describe.ts';
import { faultCodes } from './fault.ts';
import { fields } from './field.ts';

test('the page of rules says what the code says', () => {
	expect(readFileSync('docs/operate/rules.md', 'utf8')).toBe(rulesPage());
});

test.each([
	['en', english],
	['fr', french]
] as const)('every field and every mistake has its words: %s', (_language, words) => {
	expect(Object.keys(words['rule-fields']).sort()).toEqual(fields.map(({ name }) => fieldKey(name)).sort());
	expect(Object.keys(words['rule-faults']).sort()).toEqual([...faultCodes].sort());
});
