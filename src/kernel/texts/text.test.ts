import { expect, test } from 'vitest';
import { beginningOf, blanksOf, filled, withBlanks, withoutBlanks } from './text.ts';

const legal =
	'## Publisher\n\n- [[Name]]\n- [[Address]]\n\n## Host\n\n- Rack 7\n- [[Telephone]]\n\n## Software\n\nFree.';

test('what the house knows is filled in, what it does not know stays as it is', () => {
	expect(filled('{{host}} keeps {{days}} days, {{what}}', { host: 'Port', days: 30 })).toBe(
		'Port keeps 30 days, {{what}}'
	);
});

test('a visitor sees no line that is still to be completed, nor a heading left with nothing', () => {
	const seen = withoutBlanks(legal);
	expect(seen).not.toContain('[[');
	expect(seen).not.toContain('Publisher');
	expect(seen).toContain('- Rack 7');
	expect(seen).toContain('## Software\n\nFree.');
});

test('a heading stays when something stands under one of its smaller headings', () => {
	expect(withoutBlanks('## One\n\n### Small\n\nWords')).toBe('## One\n\n### Small\n\nWords');
	expect(withoutBlanks('## One\n\n### Small\n\n[[blank]]').trim()).toBe('');
});

test('whoever looks after the host sees each blank stand out', () => {
	expect(blanksOf(legal)).toEqual(['Name', 'Address', 'Telephone']);
	expect(withBlanks('- [[Name]]', (what) => `To complete: ${what}`)).toBe('- **To complete: Name**');
});

test('the first page takes whole paragraphs, at least one', () => {
	expect(beginningOf('One.\n\nTwo.\n\nThree.', 9)).toEqual({ beginning: 'One.\n\nTwo.', more: true });
	expect(beginningOf('A long first paragraph.', 5)).toEqual({ beginning: 'A long first paragraph.', more: false });
});
