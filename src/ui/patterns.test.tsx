import { expect, test } from 'vitest';
import { Document } from './layouts/document.tsx';
import { Patterns } from './pages/patterns.tsx';
import { Drawing, drawingNames } from './parts/drawing.tsx';
import { sampleView, shown } from './samples.tsx';

const page = (language: 'en' | 'fr') =>
	shown(
		<Document title="Patterns" styles={['/style.css']} scripts={['/browser.js']}>
			<Patterns />
		</Document>,
		sampleView({ language })
	);

test.each(['en', 'fr'] as const)('the pattern page says everything in words, in %s', (language) => {
	expect(page(language)).not.toMatch(/ui:|\{\{/);
});

test('nothing on a page carries a style or a script of its own', () => {
	expect(page('en')).not.toMatch(/\sstyle=|\son[a-z]+=|<script(?![^>]* src=)/);
});

test('every label of the pattern page leads to a control, and every described control to its words', () => {
	const html = page('en');
	const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
	const pointed = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)];
	expect(pointed.length).toBeGreaterThan(20);
	for (const [, targets] of pointed) expect(ids).toEqual(expect.arrayContaining(targets!.split(' ')));
	expect(new Set(ids).size).toBe(ids.length);
});

test.each(drawingNames)('the island "%s" weighs less than 4 KB and is only for the eye', (name) => {
	const drawn = shown(<Drawing of={name} />);
	expect(drawn.length).toBeLessThan(4096);
	expect(drawn).toContain('aria-hidden="true"');
});

test('a page shown inside another has neither header nor footer', () => {
	const html = shown(
		<Document title="Poll" styles={[]} scripts={[]} bare>
			<p>Inside</p>
		</Document>
	);
	expect(html).toContain('<main id="main"><p>Inside</p></main>');
	expect(html).not.toMatch(/<header|<footer/);
});

test('another language is one link away and keeps the place', () => {
	expect(page('en')).toContain('href="/polls/k3v9?view=table&amp;language=fr"');
});

test('who signs in finds their name and their notices', () => {
	const view = sampleView({ person: { name: 'Ana Lopez', admin: true, decides: true }, unread: 3 });
	const html = shown(
		<Document title="Home" styles={[]} scripts={[]}>
			<p />
		</Document>,
		view
	);
	expect(html).toContain('Ana Lopez');
	expect(html).toContain('3 notices');
	expect(html).toContain('href="/desk"');
	expect(html).not.toContain('href="/sign-in"');
});
