import katex from 'katex';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { markdownField } from '../pad.ts';
import { treeOf } from '../text/document.ts';
import type { Katex } from './formula.tsx';
import { headsOf } from './outline.ts';
import { MarkdownText } from './parts/text.tsx';
import { addSource, replaceSource, sourceOf } from './source.ts';

function docOf(source: string): Y.Doc {
	const doc = new Y.Doc();
	doc.getText(markdownField).insert(0, source);
	return doc;
}

const html = (source: string): string =>
	renderToString(h(MarkdownText, { tree: treeOf(docOf(source)), katex: katex as unknown as Katex }));

describe('What is read of Markdown', () => {
	test('has heads, tables, lists to tick, formulas and pictures of its own host', () => {
		console.log(
			html(
				'# A *b*\n\n|a|b|\n|-|-:|\n|1<br>x|2|\n\n- [x] done\n- [ ] todo\n\nPrice $5 and $6, but $x^2$ is <u>math</u>.\n\n$$\n\\frac{a}{b}\n$$\n\ntext ![alt](/pads/abc/pictures/0123456789abcdef0123456789abcdef.webp) more ![no](https://x.org/a.png)\n\n```js\nlet a\n```'
			)
		);
	});
});
