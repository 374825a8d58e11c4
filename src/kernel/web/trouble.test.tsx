import { expect, test } from 'vitest';
import { Refusal } from '#base/refusal.ts';
import { sampleView, shown } from '#ui/samples.tsx';
import en from '../messages/en.json' with { type: 'json' };
import fr from '../messages/fr.json' with { type: 'json' };
import type { Language } from '../words/words.ts';
import { Trouble } from './trouble.tsx';

const statuses = [401, 403, 404, 410, 413, 422, 429, 500, 503, 507];
const books = { en, fr };

const page = (status: number, language: Language, code = 'kernel.some') =>
	shown(
		<Trouble refused={new Refusal(code, status)} words="What happened." request="abc-1" />,
		sampleView({ language, rooms: { kernel: books[language] } })
	);

const paragraphs = (html: string) => [...html.matchAll(/<p[^>]*>([^<]+)<\/p>/g)].map(([, words]) => words!);

test.each(statuses)('%i says what was kept and what to do, in both languages, nothing twice', (status) => {
	for (const language of ['en', 'fr'] as const) {
		const html = page(status, language);
		const said = paragraphs(html);
		expect(html).toContain('What happened.');
		expect(said.length).toBeGreaterThan(1);
		expect(new Set(said).size).toBe(said.length);
		expect(html).not.toMatch(/kernel:|\{\{/);
	}
});

test('only what lies in the trash is said to come back from there', () => {
	expect(page(410, 'en', 'kernel.in-the-trash')).toContain('its owner can bring it back');
	expect(page(410, 'en', 'portal.stale-link')).not.toContain('bring it back');
});

test('what broke on our side gives the number to tell the host', () => {
	expect(page(500, 'en')).toContain('abc-1');
	expect(page(404, 'en')).not.toContain('abc-1');
});

test('only what lies in the trash is said to lie there, not a link that was used', () => {
	const words = 'its owner can bring it back';
	expect(page(410, 'en', 'kernel.in-the-trash')).toContain(words);
	expect(page(410, 'en', 'portal.stale-link')).not.toContain(words);
	expect(page(410, 'en', 'portal.stale-link')).toContain('work once');
});

test('whoever has to sign in comes back to where they were', () => {
	expect(page(401, 'en')).toContain('href="/sign-in?to=%2Fpolls%2Fk3v9%3Fview%3Dtable"');
});

test('the titles of troubles do not say what the page says below them', () => {
	for (const { refusals, trouble } of [en, fr]) {
		const below = [...Object.values(trouble.kept), ...Object.values(trouble.next)].join(' ');
		for (const title of Object.values(refusals)) expect(below).not.toContain(title);
	}
});
