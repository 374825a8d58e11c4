import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { colours, contrastWithWhite, readable } from '../colours.ts';
import { PadText } from '../parts/text.tsx';
import { addBlocks, treeOf } from './document.ts';
import { markdownOf } from './markdown.ts';
import { treeFrom } from './read-markdown.ts';
import { block, newLines, plainText, words } from './tree.ts';

const everything = `# Minutes

We were **many**, *happy* and ~~late~~: see [the place](<https://example.org/a b>) and \`code\`.

- bread
- cheese
  - goat

3. three
4. four

- [x] chairs
- [ ] tables

> said somebody

\`\`\`\`js
const a = 1 < 2;
\`\`\`\`

---
`;

/** Through the shared document, as everything that is written goes. */
function kept(markdown: string) {
	const doc = new Y.Doc();
	addBlocks(doc, treeFrom(markdown));
	return treeOf(doc);
}

const html = (markdown: string): string => renderToString(h(PadText, { tree: kept(markdown) }));

describe('Markdown', () => {
	test('goes into a pad and comes out the same', () => {
		const once = markdownOf(kept(everything));
		expect(markdownOf(kept(once))).toBe(once);
		for (const part of [
			'# Minutes',
			'**many**',
			'*happy*',
			'~~late~~',
			'- bread',
			'  - goat',
			'3. three',
			'- [x] chairs',
			'- [ ] tables',
			'> said',
			'`code`',
			'const a = 1 < 2;',
			'---'
		])
			expect.soft(once).toContain(part);
	});

	test('signs that people wrote as words stay words', () => {
		const tree = [block('paragraph', [words('2 * 3 * 4 and [x] and # no')]), block('paragraph', [words('- no list')])];
		expect(plainText(treeFrom(markdownOf(tree)))).toBe('2 * 3 * 4 and [x] and # no\n\n- no list');
	});
});

describe('The page', () => {
	test('shows what was written', () => {
		const shown = html(everything);
		for (const part of [
			'<h2>Minutes</h2>',
			'<strong>many</strong>',
			'<ol start="3">',
			'data-checked="true"',
			'<blockquote>',
			'<hr'
		])
			expect.soft(shown).toContain(part);
	});

	test('runs nothing that people wrote', () => {
		expect(html('<script>alert(1)</script> [a](javascript:alert(1)) <img src=x onerror=alert(1)>')).not.toMatch(
			/<script|<img|href="javascript/
		);
		const tree = [block('script', [words('x', { link: { href: 'javascript:alert(1)' } })], { onclick: 'x' })];
		expect(renderToString(h(PadText, { tree }))).toBe('x');
	});
});

test('the text alone keeps lists and lines', () => {
	expect(plainText(kept(everything))).toContain('- bread\n- cheese');
	expect(plainText(kept('a\nb'))).toBe('a\nb');
});

test('only new lines are weighed', () => {
	expect(newLines('one\ntwo\nthree', 'one\nthree')).toBe('two');
});

test('white names can be read on every colour', () => {
	for (const colour of colours) expect.soft(contrastWithWhite(colour), colour).toBeGreaterThanOrEqual(4.5);
	expect(readable('#ffff00', 3)).toBe(colours[3]);
	expect(readable('red;x', 0)).toBe(colours[0]);
});
