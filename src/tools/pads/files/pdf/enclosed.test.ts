import { expect, test } from 'vitest';
import { block, words } from '../../text/tree.ts';
import { odtOf } from '../odt/write.ts';
import { remarkMark } from '../paper.ts';
import { paperOf } from '../trial.ts';
import { enclosedIn, enclosing } from './enclosed.ts';
import { openPdf } from './open.ts';
import { Album } from './pictures.ts';
import { readPdf } from './read.ts';
import { pdfWith } from './trial.ts';

const tree = [
	block('heading', [words('会議 👍🏽')], { level: 6 }),
	block('paragraph', [words('مرحبا and '), words('bread', { [remarkMark('0')]: {} })])
];
const remarks = [{ id: '0', done: false, said: [{ name: 'Ana', at: new Date('2026-05-05T10:00:00Z'), text: '買う' }] }];
const text = odtOf(paperOf(tree, { pictures: new Map(), remarks }));
/** As poor as a host without fonts makes it. */
const plain = pdfWith([{ words: [{ text: 'and bread1', x: 60, y: 760 }] }], { title: 'Picnic' });

test('a PDF of ours comes back as the text it was made from, with its comments', async () => {
	const read = await readPdf(enclosing(plain, text));
	expect(read.tree).toEqual(tree);
	expect(read.remarks).toEqual(remarks);
});

test('for any other program it is the PDF it was', async () => {
	const [before, after] = [
		await openPdf(plain.slice(), new Album()),
		await openPdf(enclosing(plain, text), new Album())
	];
	expect(after).toEqual(before);
	expect(after.title).toBe('Picnic');
});

test('what was written behind the text makes it the PDF that counts', async () => {
	const written = enclosing(enclosing(plain, text), text);
	expect(enclosedIn(written)).toEqual(text);
	const marked = Buffer.concat([written, Buffer.from('\n9 0 obj\n<< >>\nendobj\nstartxref\n9\n%%EOF\n')]);
	expect(enclosedIn(new Uint8Array(marked))).toBeNull();
});

test('a file that only says it holds a text is read as what it is', () => {
	const good = Buffer.from(enclosing(plain, text)).toString('latin1');
	const bad = [
		good.replace(/\/Length \d+>>\nstream\nPK/, '/Length 99999999>>\nstream\nPK'),
		good.replace(/0 R\]>>/, '1 R]>>'),
		good.replace(/(\d{10}) 00000 n(?![\s\S]*00000 n)/, '9999999999 00000 n'),
		good.slice(0, -20),
		''
	];
	for (const file of bad) expect(enclosedIn(new Uint8Array(Buffer.from(file, 'latin1')))).toBeNull();
	expect(enclosedIn(plain)).toBeNull();
	const strange = new Uint8Array(Buffer.from('%PDF-1.7 and no table'));
	expect(enclosing(strange, text)).toBe(strange);
});
