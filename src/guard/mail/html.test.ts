import { expect, test } from 'vitest';
import { worked } from '../../../tests/processor.ts';
import { seenOf } from './html.ts';

test('a reader sees text, not tags, scripts or styles', () => {
	const { text, hidden } = seenOf(
		'<html><head><title>t</title><style>p{color:red}</style></head><body><p>Caf&eacute; &amp; cr&#234;pes &Agrave; la carte</p><script>alert(1)</script>Bye</body></html>'
	);
	expect(text).toBe('Café & crêpes À la carte\nBye');
	expect(hidden).toBe('');
});

test.each([
	['not displayed', '<div style="display : none">secret</div>'],
	['no size', '<span style="font-size:0px">secret</span>'],
	['one point', '<span style="FONT-SIZE: 1pt;">secret</span>'],
	['white on white', '<font color="#FFFFFF">secret</font>'],
	['white by style', "<p style='color: white'>secret</p>"],
	['invisible', '<p style="visibility:hidden">secret</p>'],
	['see-through', '<p style="opacity:0">secret</p>'],
	['within a hidden table', '<table style="display:none"><tr><td><b>secret</b></td></tr></table>'],
	['the attribute', '<p hidden>secret</p>']
])('what is hidden is told apart: %s', (_, html) => {
	const seen = seenOf(`<p>Hello</p>${html}<p>Bye</p>`);
	expect(seen.hidden).toBe('secret');
	expect(seen.text).not.toContain('secret');
	expect(seen.text).toContain('Bye');
});

test('white letters on a dark ground are for reading', () => {
	const seen = seenOf('<td bgcolor="#003366"><span style="color:#fff">Read me</span></td>');
	expect(seen).toMatchObject({ text: 'Read me', hidden: '' });
});

test('links keep what they show and where they lead', () => {
	expect(seenOf("<A HREF='https://a.example/?x=1&amp;y=2'><b>one</b> two</A>").anchors).toEqual([
		{ href: 'https://a.example/?x=1&y=2', text: 'one two' }
	]);
});

test.each([
	['tags never closed', '<div '.repeat(20_000)],
	['a deep nest', '<div>'.repeat(20_000)],
	['quotes left open', '<a href="'.repeat(20_000)],
	['comments left open', '<!-- '.repeat(20_000)],
	['signs alone', '<'.repeat(60_000)],
	['entities', '&#x0;&'.repeat(10_000)]
])('broken HTML is read in good time: %s', (_, html) => {
	const start = worked();
	seenOf(html);
	expect(worked() - start).toBeLessThan(5_000);
});
