import { expect, test } from 'vitest';
import { treeFrom } from '../text/read-markdown.ts';
import { linesOfEtherpad } from './plain.ts';

test('a text is handed out line by line, with one tab for each level of a list', () => {
	const tree = treeFrom(
		'# Agenda\n\nBread\n\nWine\\\nand *cheese*\n\n- one\n  - two\n\n3. three\n4. four\n\n> said\n\n* star\n'
	);
	expect(linesOfEtherpad(tree)).toBe(
		'Agenda\nBread\nWine\nand cheese\n\t* one\n\t\t* two\n\t3. three\n\t4. four\n\tsaid\n\t* star\n'
	);
	expect(linesOfEtherpad([])).toBe('\n');
});
