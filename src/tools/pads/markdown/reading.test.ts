import fc from 'fast-check';
import katex from 'katex';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { worked } from '../../../../tests/processor.ts';
import { field, markdownField } from '../pad.ts';
import { addBlocks, markdownIn, treeOf } from '../text/document.ts';
import { treeFrom } from '../text/read-markdown.ts';
import { plainText } from '../text/tree.ts';
import type { Katex } from './formula.tsx';
import { headsOf } from './outline.ts';
import { MarkdownText } from './parts/text.tsx';
import { addSource, replaceSource, sourceOf } from './source.ts';
import { alongside } from './together.ts';

const drawer = katex as unknown as Katex;
const picture = '/pads/abc/pictures/0123456789abcdef0123456789abcdef.webp';

function docOf(source: string): Y.Doc {
	const doc = new Y.Doc();
	doc.getText(markdownField).insert(0, source);
	return doc;
}

const shown = (source: string): string =>
	renderToString(h(MarkdownText, { tree: treeOf(docOf(source)), katex: drawer }));

describe('The preview', () => {
	test('shows what Markdown can say', () => {
		const html = shown(
			`# Hé *all*\n\n|a|b|\n|-|-|\n|1<br>x|2|\n\n- [x] done\n- [ ] todo\n\n<u>so</u> ~~not~~ \`code\`\n\n![a boat](${picture})`
		);
		for (const part of [
			'<h2 id="h-hé-all" tabindex="-1">Hé <em>all</em></h2>',
			'<th scope="col"><p>a</p></th>',
			'<td><p>1<br/>x</p></td>',
			'<li data-checked="true">',
			'<u>so</u> <s>not</s> <code>code</code>',
			`<img src="${picture}" alt="a boat"`
		])
			expect.soft(html).toContain(part);
	});

	test('draws formulas as MathML, and leaves prices and what is no formula as they are', () => {
		expect(shown('so $x^2$ is')).toContain('<msup><mi>x</mi><mn>2</mn></msup>');
		expect(shown('$$\n\\frac{a}{b}\n= c\n$$')).toContain('display="block"');
		expect(shown('```math\na+b\n```')).toContain('display="block"');
		expect(shown('from $5 to $6, or \\$x\\$')).toBe('<p>from $5 to $6, or $x$</p>');
		expect(shown('$\\nosuch{$ and $$\\frac{$$')).not.toContain('<math');
		expect(shown('$\\frac{$')).toContain('<code>\\frac{</code>');
	});

	test('has a name for each head, that no other part of a page has', () => {
		const heads = headsOf(treeOf(docOf('# Bread\n\n## Wine & cheese\n\n# Bread\n\n> #\n\n# pad-text')));
		expect(heads.map(({ id }) => id)).toEqual(['h-bread', 'h-wine-cheese', 'h-bread--2', 'h-pad-text']);
		expect(heads.map(({ level, text }) => `${level} ${text}`)).toEqual([
			'1 Bread',
			'2 Wine & cheese',
			'1 Bread',
			'1 pad-text'
		]);
	});
});

const hostile = [
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'<style>body{display:none}</style>',
	'<iframe src="https://evil.example"></iframe>',
	'[x](javascript:alert(1))',
	'[x](  JaVaScRiPt:alert(1))',
	'[x](&#106;avascript:alert(1))',
	'[x](data:text/html,<script>alert(1)</script>)',
	'[x](vbscript:x)',
	'<javascript:alert(1)>',
	'![x](javascript:alert(1))',
	'![x](https://evil.example/pixel.png)',
	'![x](/pads/../../api/v1/me)',
	'[x]: javascript:alert(1)\n[x]',
	'[a](https://x.example "onmouseover=alert(1) \\"")',
	'$\\href{javascript:alert(1)}{x}$',
	'$\\includegraphics{https://evil.example/a.png}$',
	'$\\htmlStyle{position:fixed}{x} \\htmlClass{a}{b} \\htmlData{a=b}{c}$',
	'$\\fbox{x}\\colorbox{red}{y}$',
	'$\\text{<img src=x onerror=alert(1)>}$',
	'```mermaid\ngraph TD\n A["<img src=x onerror=alert(1)>"]\n click A "javascript:alert(1)"\n```',
	'# <a id="pad-adding" name="x">clobber</a>',
	'<u onclick=alert(1)>x</u>'
];

describe('Hostile Markdown', () => {
	test.each(hostile)('%s runs nothing, loads nothing and dresses as nothing', (source) => {
		const html = shown(source);
		expect(html).not.toMatch(/<(script|style|iframe|object|svg|form|img)\b/);
		expect(html).not.toMatch(/<[^>]*\s(on\w+|style|src)\s*=/);
		expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toSatisfy((links: string[]) =>
			links.every((href) => /^(https?:|mailto:)/.test(href))
		);
		for (const [link] of html.matchAll(/<a [^>]*>/g)) expect(link).toContain('rel="nofollow noopener noreferrer ugc"');
		expect(html).not.toContain('id="pad-adding"');
	});

	test('costs no more than its length', () => {
		const many = (text: string, times: number) => text.repeat(times);
		const tricks = {
			stars: many('**a* ', 20_000),
			brackets: many('![a](', 20_000),
			dollars: many('$$a\n', 30_000),
			'more dollars': many('$$ ', 40_000),
			addresses: many('http://', 20_000),
			'wide table': `${many('|a', 2000)}|\n${many('|-', 2000)}|\n${many('|b|\n', 3000)}`,
			quotes: many(`${many('>', 30)} a\n`, 3000),
			formulas: many('$\\frac{a}{b}$ ', 10_000),
			definitions: `$${many('\\def\\a{\\a\\a}', 50)}\\a$`,
			braces: `$${many('{', 1500)}$`
		};
		for (const [name, source] of Object.entries(tricks)) {
			const start = worked();
			const html = shown(source);
			expect.soft(worked() - start, name).toBeLessThan(4000);
			expect.soft(html.length, name).toBeLessThan(30 * source.length + 1000);
		}
	}, 60_000);

	test('whatever anybody writes is shown, and shown the same once it was kept', () => {
		const piece = fc.oneof(
			fc.constantFrom(
				...hostile,
				'# ',
				'- [ ] ',
				'> ',
				'|a|b|\n|-|-|\n|1|2|\n',
				'$$',
				'$',
				'`',
				'```',
				'**',
				'[',
				'](',
				'\n',
				'\n\n',
				'  ',
				'\\'
			),
			fc.string({ unit: 'binary', maxLength: 8 })
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
				const here = docOf(pieces.join(''));
				const there = new Y.Doc();
				Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
				const [one, other] = [here, there].map((doc) =>
					renderToString(h(MarkdownText, { tree: treeOf(doc), katex: drawer }))
				);
				expect(one).toBe(other);
				expect(one).not.toMatch(/<(script|style|iframe)\b|href="(?!https?:|mailto:)/);
			}),
			{ numRuns: 300 }
		);
	}, 60_000);
});

describe('The text of a Markdown pad', () => {
	test('leaves as it was written', () => {
		const source = '* a\n* b\n\nSetext\n======\n\n$x$ and __bold__\n';
		expect(markdownIn(docOf(source))).toBe(source);
	});

	test('grows at the end, an empty line away from what stands there', () => {
		const doc = docOf('One');
		addSource(doc, 'Two\n\n');
		addSource(doc, 'Three');
		expect(sourceOf(doc)).toBe('One\n\nTwo\n\nThree\n');
	});

	test('is replaced without touching what stays, and signs of two halves stay whole', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
				const doc = docOf(before);
				replaceSource(doc, after);
				expect(sourceOf(doc)).toBe(after);
			})
		);
		const doc = docOf('a😀b');
		replaceSource(doc, 'a😁b');
		expect(sourceOf(doc)).toBe('a😁b');
	});

	test('is all read, whoever wrote into the other part of the document', () => {
		const doc = docOf('by Markdown');
		addBlocks(doc, treeFrom('by hand'));
		expect(plainText(treeOf(doc))).toBe('by hand\n\nby Markdown');
		expect(doc.getXmlFragment(field).length).toBe(1);
	});

	test('beyond three hundred thousand letters is shown as it is written', () => {
		const html = shown(`${'line\n\n'.repeat(60_000)}# not read any more`);
		expect(html).toContain('# not read any more</code></pre>');
	}, 60_000);
});

test('the preview stands between the same heads as the text', () => {
	expect(alongside(50, [0, 100, 200], [0, 400, 500])).toBe(200);
	expect(alongside(150, [0, 100, 200], [0, 400, 500])).toBe(450);
	expect(alongside(200, [0, 100, 200], [0, 400, 500])).toBe(500);
	expect(alongside(0, [0, 0, 200], [0, 30, 500])).toBe(30);
});
