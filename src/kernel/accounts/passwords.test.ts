import { expect, test } from 'vitest';
import { isGuessable } from './account.ts';
import { fits, hashOf } from './passwords.ts';

test('a password fits its own hash only', async () => {
	const hash = await hashOf('seven calm boats');
	expect(await fits('seven calm boats', hash)).toBe(true);
	expect(await fits('seven calm boat', hash)).toBe(false);
});

test('a crowd takes turns, and those too many are asked to come back', async () => {
	const asked = Array.from({ length: 14 }, () => hashOf('seven calm boats'));
	const answers = await Promise.allSettled(asked);
	expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
	const refused = answers.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
	expect(refused.reason).toMatchObject({ code: 'kernel.busy', status: 503 });
	await expect(hashOf('the next one is served')).resolves.toMatch(/^\$argon2id/);
});

test('what is guessed first is refused', () => {
	expect(isGuessable('aaaaaaaaaaab', 'ana@example.org')).toBe(true);
	expect(isGuessable('ana.lopez@example.org', 'ana.lopez@example.org')).toBe(true);
	expect(isGuessable('ana.lopez123', 'ana.lopez@example.org')).toBe(true);
	expect(isGuessable('seven calm boats', 'ana@example.org')).toBe(false);
});
