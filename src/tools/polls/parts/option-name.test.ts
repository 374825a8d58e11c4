import { expect, test } from 'vitest';
import { optionTitle } from './option-name.tsx';

test('no line break parts the hours of an option, not even after the dash', () => {
	const slot = { kind: 'time', start: '2026-12-03T17:00:00.000Z', end: '2026-12-03T18:30:00.000Z' } as const;
	expect(optionTitle({ slot }, 'Europe/Paris', 'fr')).toMatch(/18:00\u00a0–\u2060\u00a019:30$/);
});
