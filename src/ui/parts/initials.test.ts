import { expect, test } from 'vitest';
import { initialsOf } from './initials.tsx';

test.each([
	['Ana Lopez', 'AL'],
	['Bo', 'B'],
	['  chloé de la Tour ', 'CT'],
	['𝒜da', '𝒜'],
	['', '']
])('the initials of "%s" are "%s"', (name, initials) => expect(initialsOf(name)).toBe(initials));
