import { expect, test } from 'vitest';
import { block, words } from '../text/tree.ts';
import { htmlOf } from './html.tsx';
import { remarkMark } from './paper.ts';
import { readHtml } from './read-html.ts';
import { paperOf } from './trial.ts';

const on = (...ids: string[]) => Object.fromEntries(ids.map((id) => [remarkMark(id), {}]));

const tree = [
	block('heading', [words('会議'), words(' of all', on('0'))], { level: 6 }),
	block('paragraph', [
		words('We meet at the ', on('1')),
		words('lighthouse', { bold: {}, ...on('1', '2') }),
		words(' & around', on('1')),
		words(', 2 by 2')
	]),
	block('bulletList', [block('listItem', [block('paragraph', [words('bread', on('3'))])])])
];
const at = new Date('2026-05-05T10:00:00.000Z');
const remarks = ['0', '1', '2', '3', '4'].map((id) => ({
	id,
	done: id === '2',
	said: [
		{ name: id === '3' ? '' : 'Ana <b>', at, text: `Is it so?\n${id} <script> & "all"` },
		...(id === '1' ? [{ name: 'Bo', at: null, text: '→ 灯台' }] : [])
	]
}));
const paper = paperOf(tree, { remarks, pictures: new Map() });

test('a page of ours comes back as the text it was, with its comments on their words', () => {
	const read = readHtml(
		htmlOf(paper, { comments: 'Comments', resolved: 'Resolved', anonymous: 'Somebody', moment: String })
	);
	expect(read.tree).toEqual(tree);
	const byId = [...read.remarks].sort((one, other) => Number(one.id) - Number(other.id));
	expect(byId).toEqual(remarks);
	expect(read.title).toBe('Minutes');
});

test('a page of others says nothing by names of ours', () => {
	const html = htmlOf(paper).replace('name="generator"', 'name="made-by"');
	const read = readHtml(html);
	expect(read.remarks).toEqual([]);
	expect(JSON.stringify(read.tree)).not.toContain('remark:');
	expect(JSON.stringify(read.tree)).toContain('Is it so?');
});

test('strange names of comments are no comments', () => {
	const html = htmlOf(paper).replaceAll('data-comment="1', 'data-comment="__proto__ x1');
	const read = readHtml(html);
	expect(read.remarks.map(({ id }) => id)).not.toContain('1');
	expect(JSON.stringify(read.tree)).not.toContain('__proto__');
});
