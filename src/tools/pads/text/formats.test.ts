import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addBlocks, treeOf } from './document.ts';
import { treeIn } from './formats.ts';
import { markdownOf } from './markdown.ts';

function kept(html: string): string {
	const doc = new Y.Doc();
	addBlocks(doc, treeIn(html, 'html'));
	return markdownOf(treeOf(doc));
}

test('HTML comes into a pad as what it says', () => {
	const html = `<h2>Minutes</h2>
		<p>We were <b>many</b>,<br>and <i>late</i>: <a href="https://example.org/x">see</a>.</p>
		<ul><li>bread</li><li>cheese<ul><li>goat</li></ul></li></ul>
		<ol start="3"><li>three</li></ol>
		<blockquote><p>said</p></blockquote><pre>a  b
c</pre><hr>
		<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>`;
	const text = kept(html);
	for (const part of [
		'## Minutes',
		'**many**,',
		'*late*',
		'[see](<https://example.org/x>)',
		'- bread',
		'  - goat',
		'3. three',
		'> said',
		'a  b\nc',
		'---',
		'| 1'
	])
		expect.soft(text).toContain(part);
});

test('nothing that runs, and no link that runs, comes along', () => {
	const html =
		'<p onclick="x()">a<script>alert(1)</script><a href="javascript:x()">b</a><img src=x onerror=x()><svg><a href="javascript:x()">c</a></svg></p>loose <b>words</b>';
	expect(kept(html)).toBe('ab\n\nloose **words**\n');
	expect(JSON.stringify(treeIn(html, 'html'))).not.toMatch(/javascript|onclick|script/);
});

test('of a picture what it says comes along', () =>
	expect(kept('<p>a <img src="data:image/png;base64,AAAA" alt="cat"></p>')).toBe('a \\[cat\\]\n'));

test('whatever is broken is read all the same', () => {
	for (const html of [
		'',
		'<',
		'<table><td>x',
		'<li>alone',
		'<p><p><ul>',
		`${'<div>'.repeat(5000)}x`,
		'<b><i>x</b></i>'
	])
		expect(() => kept(html)).not.toThrow();
});
