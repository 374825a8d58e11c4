import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createDeflate } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readSettings, useSettings } from '#kernel/settings/settings.ts';
import { markdownOf } from '../../text/markdown.ts';
import { treeFrom } from '../../text/read-markdown.ts';
import { block, plainText, words } from '../../text/tree.ts';
import { htmlOf } from '../html.tsx';
import { odtOf } from '../odt/write.ts';
import { type Read, remarkMark } from '../paper.ts';
import { pdfOf } from '../pdf.ts';
import { readFile } from '../thread.ts';
import { paperOf } from '../trial.ts';
import { readPdf } from './read.ts';
import { column, pdfWith, squeezed, streamOf } from './trial.ts';

useSettings(readSettings({}));

const markdown = async (bytes: Uint8Array): Promise<string> => markdownOf((await readPdf(bytes)).tree);

test('lines that follow one another are a paragraph, and words parted at the end of a line are whole again', async () => {
	const lines = [
		'The association met on a rainy evening and talked for a long while about the gar-',
		'den, the boats and the money that both of them need before the summer comes to an',
		'end.'
	];
	const bytes = pdfWith([{ words: [...column(lines, 760), ...column(['Another paragraph.'], 700)] }]);
	expect(await markdown(bytes)).toBe(
		'The association met on a rainy evening and talked for a long while about the garden, the boats and the money that both of them need before the summer comes to an end.\n\nAnother paragraph.\n'
	);
});

test('larger letters are headings, the largest first, and fonts say what is bold or slanted', async () => {
	const bytes = pdfWith([
		{
			words: [
				{ text: 'Picnic', x: 60, y: 780, size: 20, font: 'bold' },
				{ text: 'What to bring', x: 60, y: 740, size: 14, font: 'bold' },
				{ text: 'Bring ', x: 60, y: 710 },
				{ text: 'bread', x: 92, y: 710, font: 'bold' },
				{ text: 'and', x: 126, y: 710 },
				{ text: 'cheese', x: 149, y: 710, font: 'italic' },
				...column(['so that there is enough for all of those who come to us by boat or by train.'], 696)
			]
		}
	]);
	expect(await markdown(bytes)).toBe(
		'# Picnic\n\n## What to bring\n\nBring **bread** and *cheese* so that there is enough for all of those who come to us by boat or by train.\n'
	);
});

test('signs at the beginning of lines make lists, further in within one another', async () => {
	const bytes = pdfWith([
		{
			words: [
				...column(['Some words stand before the list, on one line that is rather long.'], 760),
				{ text: '\u0095 Bread', x: 70, y: 740 },
				{ text: '- white', x: 90, y: 726 },
				{ text: '- black, which is', x: 90, y: 712 },
				{ text: 'harder to find', x: 98, y: 698 },
				{ text: '\u0095 Cheese', x: 70, y: 684 },
				...column(['3. Three', '4. Four'], 660)
			]
		}
	]);
	expect(await markdown(bytes)).toBe(
		'Some words stand before the list, on one line that is rather long.\n\n- Bread\n\n  - white\n  - black, which is harder to find\n- Cheese\n\n3. Three\n4. Four\n'
	);
});

test('words far apart in lines below one another are a table', async () => {
	const row = (y: number, cells: string[]) => cells.map((text, at) => ({ text, x: 60 + at * 150, y }));
	const bytes = pdfWith([
		{
			words: [
				...row(700, ['Who', 'What', 'When']),
				...row(684, ['Ana', 'A cake', 'Noon']),
				...row(668, ['Bo', 'Salad', 'One'])
			]
		}
	]);
	expect(plainText((await readPdf(bytes)).tree)).toBe('Who | What | When\nAna | A cake | Noon\nBo | Salad | One');
});

test('heads, feet and numbers of pages are left out, and a paragraph goes on overleaf', async () => {
	const long = 'words that fill the line as far as it goes from the left to the right of the page, ';
	const page = (number: number, lines: string[]) => ({
		words: [
			...column(['Minutes of the association'], 810, { size: 9 }),
			...column(lines, 740),
			...column([`Page ${number} of 3`], 30, { size: 9 })
		]
	});
	const bytes = pdfWith([
		page(1, [
			'First come',
			long,
			'and the page ends with more of the words that fill the line as far as it goes to'.padEnd(80)
		]),
		page(2, ['the right of it.']),
		page(3, ['Last.'])
	]);
	const { tree } = await readPdf(bytes);
	const text = plainText(tree);
	expect(text).not.toMatch(/Minutes|Page/);
	expect(text).toContain('as far as it goes to the right of it.');
	expect(text.endsWith('Last.')).toBe(true);
});

test('links lead where they led, also within a line', async () => {
	const bytes = pdfWith([{ words: column(['See the list of things to bring along with you.'], 700) }], {
		objects: [
			'<< /Type /Annot /Subtype /Link /Rect [83 696 115 712] /A << /S /URI /URI (https://example.org/list) >> >>',
			'<< /Type /Annot /Subtype /Link /Rect [200 696 250 712] /A << /S /URI /URI (javascript:alert\\(1\\)) >> >>'
		],
		annotations: '/Annots [7 0 R 8 0 R]'
	});
	const text = await markdown(bytes);
	expect(text).toContain('(<https://example.org/list>)');
	expect(text).not.toContain('javascript');
});

test('a picture of a page is drawn anew', async () => {
	const points = Buffer.alloc(40 * 30 * 3, 120);
	const image = squeezed(
		points,
		'/Type /XObject /Subtype /Image /Width 40 /Height 30 /ColorSpace /DeviceRGB /BitsPerComponent 8'
	);
	const bytes = pdfWith(
		[{ words: [...column(['Before'], 760), ...column(['After'], 500)], more: '\nq 200 0 0 150 60 560 cm /Im Do Q' }],
		{ objects: [image], resources: '/XObject << /Im 7 0 R >>' }
	);
	const { tree, pictures } = await readPdf(bytes);
	expect(tree.map(({ type }) => type)).toEqual(['paragraph', 'image', 'paragraph']);
	const [png] = pictures.values();
	const { width, height, format } = await sharp(png!).metadata();
	expect({ width, height, format }).toEqual({ width: 40, height: 30, format: 'png' });
	expect(tree[1]!.attrs.width).toBe(267);
});

const refused = (bytes: Uint8Array, name = 'a.pdf') => readFile(name, bytes);

test('what cannot be read is refused with the reason', { timeout: 60_000 }, async () => {
	const key = Buffer.alloc(32, 7).toString('hex');
	const locked = pdfWith([{ words: column(['Hidden'], 700) }], {
		objects: [`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${key}> /U <${key}> >>`],
		trailer: `/Encrypt 7 0 R /ID [<${key}> <${key}>]`
	});
	await expect(refused(locked)).rejects.toMatchObject({ code: 'pads.file-locked', status: 422 });
	await expect(refused(pdfWith([{ words: [] }]))).rejects.toMatchObject({ code: 'pads.file-scanned', status: 422 });
	await expect(refused(Buffer.from('%PDF-1.7\nnothing of the kind'))).rejects.toMatchObject({
		code: 'pads.file-broken'
	});
	await expect(refused(Buffer.from('words'))).rejects.toMatchObject({ code: 'pads.file-broken' });
	const pages = Array.from({ length: 1001 }, () => ({ words: [] }));
	await expect(refused(pdfWith(pages))).rejects.toMatchObject({ code: 'pads.file-pages', status: 413 });
});

const spaces = Buffer.alloc(1024 * 1024, 0x20);

test('a file that unpacks without end is stopped before it fills the memory', { timeout: 60_000 }, async () => {
	const packer = createDeflate({ level: 9 });
	const packed = buffer(packer);
	await pipeline(Readable.from(Array.from({ length: 2000 }, () => spaces)), packer);
	const bomb = streamOf(await packed, '/Filter /FlateDecode');
	const asContent = Buffer.from(pdfWith([{ words: [] }], { objects: [bomb] }))
		.toString('latin1')
		.replace(/\/Contents \d+ 0 R/, '/Contents 7 0 R     ');
	const before = process.memoryUsage().rss;
	let most = 0;
	const watch = setInterval(() => {
		most = Math.max(most, process.memoryUsage().rss - before);
	}, 20);
	await expect(refused(new Uint8Array(Buffer.from(asContent, 'latin1')))).rejects.toMatchObject({
		code: 'pads.file-too-large'
	});
	clearInterval(watch);
	expect(most).toBeLessThan(1400 * 1024 * 1024);
});

const long =
	'The association met on a rainy evening and talked for a long while about the garden, the boats and the money. '.repeat(
		7
	);
const sample = `# Picnic

${long}

We bring **bread**, *cheese* and ***wine***, see [the list](https://example.org/list) or write to [Ana](mailto:ana@example.org).

## What to bring

- Bread and salt, enough for everybody who comes by boat or by bicycle or on foot, whatever the weather may be
  - white
  - black
- Cheese

3. Three
4. Four

- [x] done
- [ ] to do

> Somebody said this.

| Who | What |
| --- | --- |
| Ana | a cake |
| Bo | salad |

### Small head

${long}

${long}

${long}

The end.
`;

const makers: [string, string][] = [
	['Chromium', '/usr/bin/chromium'],
	['LibreOffice', '/usr/bin/soffice']
];

test.each(makers)(
	'a pad that left as PDF by %s comes back with its headings, lists, emphasis, tables and links',
	{ timeout: 120_000 },
	async (_name, path) => {
		if (!existsSync(path)) return;
		const png = new Uint8Array(
			await sharp({ create: { width: 80, height: 40, channels: 3, background: '#1F6F8B' } })
				.png()
				.toBuffer()
		);
		const src = '/pads/x/pictures/0123456789abcdef0123456789abcdef.png';
		const pictures = new Map([[src, { bytes: png, type: 'image/png', width: 80, height: 40 }]]);
		const tree = [
			...treeFrom(sample),
			block('image', [], { src, alt: 'A boat' }),
			block('paragraph', [words('Under it.')])
		];
		const paper = paperOf(tree, { pictures });
		useSettings(readSettings({ PDF_MAKER: path }));
		const bytes = await pdfOf({ page: async () => htmlOf(paper), text: async () => odtOf(paper) });
		const read: Read = await readFile('minutes.pdf', bytes);
		expect(read.title).toBe('Minutes');
		const text = (of: string): string => of.replace(/\u00a0/g, ' ').replace(/\[([^\]]*)\]\(<([^>]*)>\)/g, '[$1]($2)');
		expect(text(markdownOf(read.tree)).replace(/!\[[^\]]*\]\([^)]*\)/, '!')).toBe(
			text(markdownOf(tree)).replace(/!\[[^\]]*\]\([^)]*\)/, '!')
		);
		expect(read.pictures.size).toBe(1);
	}
);

test('a pad that left as PDF with what was said beside it comes back with it', { timeout: 60_000 }, async () => {
	const path = '/usr/bin/chromium';
	if (!existsSync(path)) return;
	const said = ['Who brings it?', 'I do.'].map((text) => ({ name: 'Ana', at: new Date('2026-03-01T10:00:00Z'), text }));
	const tree = [
		block('paragraph', [
			words('We bring '),
			words('bread', { [remarkMark('0')]: {} }),
			words(' and '),
			words('wine', { [remarkMark('1')]: {} })
		])
	];
	const remarks = ['0', '1'].map((id) => ({ id, done: false, said }));
	const paper = paperOf(tree, { remarks });
	useSettings(readSettings({ PDF_MAKER: path }));
	const bytes = await pdfOf({ page: async () => htmlOf(paper), text: async () => odtOf(paper) });
	const text = plainText((await readFile('minutes.pdf', bytes)).tree);
	for (const words of ['We bring bread', 'Who brings it?', 'I do.']) expect(text).toContain(words);
});
