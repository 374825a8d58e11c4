import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { worked } from '../../../../tests/processor.ts';
import { colours, contrastWithWhite, readable } from '../colours.ts';
import { schema } from '../editing/schema.ts';
import { PadText } from '../parts/text.tsx';
import { addBlocks, treeOf } from './document.ts';
import { markdownOf } from './markdown.ts';
import { treeFrom } from './read-markdown.ts';
import { tidied } from './tidy.ts';
import { type Block, block, blocksIn, isInline, isWords, type Node, newLines, plainText, words } from './tree.ts';

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
			'<ol dir="auto" start="3">',
			'data-checked="true"',
			'<blockquote dir="auto">',
			'<hr'
		])
			expect.soft(shown).toContain(part);
	});

	test('keeps what can be ticked where only some items can, or a list stands right before', () => {
		const mixed = kept('- bread\n- [x] chairs\n- [ ] tables\n- cheese');
		expect(mixed.map(({ type }) => type)).toEqual(['bulletList', 'taskList', 'bulletList']);
		expect(markdownOf(kept(markdownOf(mixed)))).toBe(markdownOf(mixed));
		expect(plainText(mixed)).toContain('[x] chairs');
	});

	test('runs nothing that people wrote', () => {
		expect(html('<script>alert(1)</script> [a](javascript:alert(1)) <img src=x onerror=alert(1)>')).not.toMatch(
			/<script|<img|href="javascript/
		);
		const tree = [block('script', [words('x', { link: { href: 'javascript:alert(1)' } })], { onclick: 'x' })];
		expect(renderToString(h(PadText, { tree }))).toBe('x');
	});
});

describe('A table', () => {
	const table = '| Who | Brings |\n| --- | --- |\n| Ana | bread<br>and *wine* |\n| Bo | a \\| b |\n';

	test('goes through Markdown and a pad and stays as it was', () => {
		expect(markdownOf(kept(table))).toBe(table);
		expect(plainText(kept(table))).toBe('Who | Brings\nAna | bread and wine\nBo | a | b');
		const shown = html(table);
		expect(shown).toContain('<th scope="col"><p>Who</p></th>');
		expect(shown).toContain('<p>bread<br/>and <em>wine</em></p>');
	});

	test('that came with holes is filled up, and its words stay in their columns', () => {
		const cell = (text: string, attrs = {}) => block('tableCell', [words(text)], attrs);
		const rows = [
			[cell('a', { rowspan: 2 }), cell('b'), cell('c')],
			[cell('d')],
			[cell('e', { colspan: 2 }), cell('f', { rowspan: 9 })]
		];
		const [made] = tidied([
			block(
				'table',
				rows.map((row) => block('tableRow', row))
			)
		]);
		expect(plainText([made!])).toBe('a | b | c\nd | \ne | f');
		expect(blocksIn(blocksIn(made!)[2]!)[1]!.attrs.rowspan).toBe(1);
	});
});

describe('A picture', () => {
	const src = `/pads/1111111111111111111111/pictures/${'0a'.repeat(16)}.webp`;

	test('that is kept here goes through Markdown and stays one, and parts the words around it', () => {
		const tree = kept(`before ![The lake](${src} "At dawn") after`);
		expect(tree.map(({ type }) => type)).toEqual(['paragraph', 'image', 'paragraph']);
		expect(markdownOf(tree)).toBe(`before \n\n![The lake](<${src}> "At dawn")\n\n after\n`);
		expect(html(`![The lake](${src})`)).toBe(`<img src="${src}" alt="The lake" loading="lazy"/>`);
		expect(plainText(tree)).toContain('The lake');
	});

	test('of another host becomes a link, so that nobody learns who reads', () => {
		expect(html('![A cat](https://example.org/cat.png)')).toBe(
			'<p><a href="https://example.org/cat.png" rel="nofollow noopener noreferrer ugc">A cat</a></p>'
		);
		expect(html('![x](javascript:alert(1)) ![y](data:image/png;base64,AA)')).not.toMatch(/<img|href/);
		const tree = [block('image', [], { src: 'https://example.org/spy.png', alt: 'A cat', width: 200 })];
		expect(renderToString(h(PadText, { tree }))).toBe('<p>A cat</p>');
	});

	test('is as wide as somebody chose, and shown from the file itself where it leaves', () => {
		const tree = [block('image', [], { src, alt: '', width: 320 })];
		expect(renderToString(h(PadText, { tree, placeOf: () => 'data:x' }))).toBe(
			'<img src="data:x" alt width="320" loading="lazy"/>'
		);
	});
});

test('a person who is named is named everywhere', () => {
	const tree = [block('paragraph', [words('Ask '), block('mention', [], { id: 'a1', label: 'Chloé' }), words('.')])];
	expect(plainText(tree)).toBe('Ask @Chloé.');
	expect(markdownOf(tree)).toBe('Ask @Chloé.\n');
	expect(renderToString(h(PadText, { tree }))).toContain('<span class="pad-mention">@Chloé</span>');
});

test('underlined words come back from Markdown', () => {
	expect(markdownOf(kept('a <u>b *c*</u> d'))).toBe('a <u>b</u> *<u>c</u>* d\n');
});

test('whatever tree somebody brings, what the editor cannot hold finds a place and no word is lost', () => {
	const anything = fc.letrec<{ node: Node }>((tie) => ({
		node: fc.oneof(
			{ maxDepth: 4 },
			fc.record({ text: fc.stringMatching(/^[a-z]{1,5}$/), marks: fc.constant({ bold: {}, blink: {} }) }),
			fc.record({
				type: fc.constantFrom(
					...['paragraph', 'heading', 'bulletList', 'taskList', 'listItem', 'taskItem', 'blockquote', 'table'],
					...['tableRow', 'tableCell', 'tableHeader', 'marquee', 'hardBreak', 'image', 'mention', 'codeBlock']
				),
				attrs: fc.constant({}),
				content: fc.array(tie('node'), { maxLength: 4 })
			})
		)
	}));
	const wordsIn = (nodes: Node[]): string =>
		nodes
			.map((node) => (isWords(node) ? node.text : isInline(node) || node.type === 'image' ? '' : wordsIn(node.content)))
			.join('');
	fc.assert(
		fc.property(fc.array(anything.node, { maxLength: 4 }), (nodes) => {
			const made = tidied(nodes);
			const doc = new Y.Doc();
			addBlocks(doc, nodes as Block[]);
			const root = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment('default'), schema);
			if (made.length > 0) root.check();
			expect(wordsIn(treeOf(doc)).replace(/[\n@]/g, '')).toBe(wordsIn(nodes));
		}),
		{ numRuns: 300 }
	);
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

test('a text of spaces and empty lines without an end leaves as fast as one of words', () => {
	const blank = (sign: string) => `a${sign.repeat(200_000)}b`;
	const list = block('bulletList', [block('listItem', [block('paragraph', [words(blank(' '))])])]);
	const tree = [
		block('paragraph', [words(blank(' '), { bold: true })]),
		block('paragraph', [words(blank('\n'))]),
		list
	];
	const begun = worked();
	const markdown = markdownOf(tree);
	expect(worked() - begun).toBeLessThan(1000);
	expect(markdown.length).toBeGreaterThan(600_000);
});
