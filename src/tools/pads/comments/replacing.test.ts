import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { trees } from '../files/trial.ts';
import { addBlocks, treeOf } from '../text/document.ts';
import { markdownOf } from '../text/markdown.ts';
import { treeFrom } from '../text/read-markdown.ts';
import { tidied } from '../text/tidy.ts';
import { plainText } from '../text/tree.ts';
import { findQuote } from './anchor.ts';
import { flatOf } from './flat.ts';
import { linesIn, replaceLines } from './replacing.ts';

function padOf(markdown: string): Y.Doc {
	const doc = new Y.Doc();
	addBlocks(doc, treeFrom(markdown));
	return doc;
}

const flat = (doc: Y.Doc) => flatOf(doc.getXmlFragment('default'));

/** @returns the text as Markdown once the words were replaced. */
function replaced(markdown: string, quote: string, words: string): string {
	const doc = padOf(markdown);
	const told = replaceLines(flat(doc), findQuote(flat(doc).text, quote)!, words);
	expect(told).not.toBeNull();
	if (told) expect(flat(doc).text).toContain(told);
	return markdownOf(treeOf(doc)).trim();
}

const text = 'First **line**\n\nSecond line\n\nThird *line*';

describe('Words over several paragraphs', () => {
	test('as many lines as there were keep what each of them is', () => {
		expect(replaced('# Head\n\n- one\n- two\n\nend', 'Head one two', 'Title\n\nfirst\nsecond')).toBe(
			'# Title\n\n- first\n- second\n\nend'
		);
		expect(replaced(text, 'line Second line Third', 'word\nNext word\nLast')).toBe(
			'First **word**\n\nNext word\n\nLast *line*'
		);
	});

	test('fewer lines join what stands before with what stands behind', () => {
		expect(replaced(text, 'line Second line Third', 'of')).toBe('First **of** *line*');
		expect(replaced(text, 'First line Second line Third line', 'One')).toBe('One');
	});

	test('more lines become paragraphs, and items in a list', () => {
		expect(replaced(text, 'Second line', 'Two\nand a half\nand more')).toBe(
			'First **line**\n\nTwo\n\nand a half\n\nand more\n\nThird *line*'
		);
		expect(replaced('- one\n- two three', 'two', 'a\nb')).toBe('- one\n- a\n- b three');
	});

	test('words that only go take whole paragraphs with them, and leave what else stands in theirs', () => {
		expect(replaced(text, 'First line Second line', '')).toBe('Third *line*');
		expect(replaced(text, 'First line Second', '')).toBe('line\n\nThird *line*');
		expect(replaced(text, 'line Second line Third', '')).toBe('First  *line*');
		expect(replaced('- one\n- two\n\nend', 'one two', '')).toBe('end');
		expect(replaced('| a | b |\n| --- | --- |\n| c | d |', 'c d', '')).toContain('| a | b |');
	});

	test('letters of code keep their lines', () => {
		expect(replaced('```js\na\nb\n```', 'a b', 'c\n  d')).toBe('````js\nc\n  d\n````');
	});

	test('a line that is broken within a paragraph is one paragraph', () => {
		expect(replaced('one  \ntwo\n\nthree', 'one two', 'both')).toBe('both\n\nthree');
	});
});

test('whatever is replaced in whatever text, nothing else is lost and the editor takes what is left', () => {
	const letters = (of: string) => of.replace(/\s+/g, '');
	fc.assert(
		fc.property(
			trees({ rich: true }),
			fc.nat(),
			fc.nat(),
			fc.array(fc.constantFrom('X', 'Y Z'), { maxLength: 4 }),
			(tree, one, other, lines) => {
				const doc = new Y.Doc();
				addBlocks(doc, tree);
				const before = flat(doc).text;
				const [from, to] = [one % (before.length + 1), other % (before.length + 1)].sort((a, b) => a - b) as [
					number,
					number
				];
				// Nobody can select a part of somebody's name.
				fc.pre(
					flat(doc).pieces.every(
						({ type, at, text: of }) => type !== null || [from, to].every((end) => end <= at || end >= at + of.length)
					)
				);
				fc.pre([from, to].every((end) => !/[\ud800-\udbff]$/.test(before.slice(0, end))));
				const told = replaceLines(flat(doc), { from, to }, lines.join('\n'));
				const after = flat(doc).text;
				if (told === null) expect(after).toBe(before);
				else
					expect(letters(after)).toBe(
						letters(before.slice(0, from) + linesIn(lines.join('\n')).join('') + before.slice(to))
					);
				const left = treeOf(doc);
				expect(plainText(tidied(left))).toBe(plainText(left));
				expect(tidied(left).map(({ type }) => type)).toEqual(left.map(({ type }) => type));
			}
		),
		{ numRuns: 150 }
	);
});
