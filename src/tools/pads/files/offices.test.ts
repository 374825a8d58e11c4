import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readXml } from '#base/office/read-xml.ts';
import { markdownOf } from '../text/markdown.ts';
import { type Block, block, isWords, type Node, words } from '../text/tree.ts';
import { readDocx } from './docx/read.ts';
import { docxOf } from './docx/write.ts';
import { wordsIn } from './gather.ts';
import { readOdt } from './odt/read.ts';
import { odtOf } from './odt/write.ts';
import { named, paperOf, shelf, trees, withRemarks } from './trial.ts';

const kinds = [
	{ name: 'Word', ending: 'docx', write: docxOf, read: readDocx, shapes: { rich: true } },
	// OpenDocument lets no table stand in a list.
	{ name: 'OpenDocument', ending: 'odt', write: odtOf, read: readOdt, shapes: { rich: false } }
];

const signs = /[\s•◦▪☐☑☒]+|\d+\.(?=\s)/g;
/** Letters alone: programs put white space and signs of lists where they like. */
const letters = (text: string): string => text.replace(signs, '');
const sorted = (text: string): string => [...letters(text)].sort().join('');
const said = (nodes: Node[]): string =>
	nodes
		.map((node) => (isWords(node) ? node.text : node.type === 'mention' ? `@${node.attrs.label}` : said(node.content)))
		.join('');

describe.each(kinds)('A $name file', ({ write, read, shapes, ending }) => {
	test('gives back the text it was made of, with its comments', { timeout: 120_000 }, () => {
		fc.assert(
			fc.property(trees(shapes), (plain) => {
				const { tree, remarks } = withRemarks(plain);
				const found = read(write(paperOf(tree, { remarks })));
				expect(found.title).toBe('Minutes');
				expect(found.remarks).toEqual(remarks);
				expect(named(found)).toEqual(tree);
			}),
			{ numRuns: 100 }
		);
	});

	test('holds nothing but XML that is well formed', { timeout: 120_000 }, () => {
		fc.assert(
			fc.property(trees({ rich: true }), (plain) => {
				const { tree, remarks } = withRemarks(plain);
				for (const [path, bytes] of Object.entries(unzipSync(write(paperOf(tree, { remarks })))))
					if (/\.(xml|rels)$/.test(path))
						expect(readXml(bytes, {}, { elements: 1e6, depth: 500, letters: 1e8 }).name).not.toBe('');
			}),
			{ numRuns: 40 }
		);
	});

	test('loses no word, however the text is built', { timeout: 120_000 }, () => {
		fc.assert(
			fc.property(trees({ rich: true }), (tree) => {
				expect(sorted(said(read(write(paperOf(tree))).tree))).toBe(sorted(said(tree)));
			}),
			{ numRuns: 60 }
		);
	});

	test('keeps the language and takes any sign', () => {
		const odd = '\u0000\u0007\uFFFE\uD800 fine ]]> &amp; <w:p/> \u{1F600}';
		const bytes = write(paperOf([block('paragraph', [words(odd)])], { language: 'fr', title: odd }));
		expect(said(read(bytes).tree)).toBe(' fine ]]> &amp; <w:p/> \u{1F600}');
		const styles = strFromU8(unzipSync(bytes)[ending === 'odt' ? 'styles.xml' : 'word/styles.xml']!);
		expect(styles).toMatch(/fr-FR|fo:language="fr"/);
	});
});

const part = (xml: string) =>
	zipSync({
		'word/document.xml': Buffer.from(
			`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${xml}</w:body></w:document>`
		)
	});
const run = (text: string, look = '') => `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe('What other programs write', () => {
	test('changes somebody tracked are read as accepted', () => {
		const xml = `<w:p>${run('a')}<w:ins>${run('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del></w:p>`;
		expect(said(readDocx(part(xml)).tree)).toBe('ab');
	});

	test('links as fields, and what is hidden', () => {
		const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
		const xml = `<w:p>${field('begin')}<w:r><w:instrText> HYPERLINK "https://example.org/" </w:instrText></w:r>${field('separate')}${run('here')}${field('end')}${run('gone', '<w:vanish/>')}</w:p>`;
		expect(readDocx(part(xml)).tree).toEqual([
			block('paragraph', [words('here', { link: { href: 'https://example.org/' } })])
		]);
	});

	test('headings by their outline, quotes and code line by line', () => {
		const styled = (look: string, text: string) => `<w:p><w:pPr>${look}</w:pPr>${run(text)}</w:p>`;
		const xml = [
			styled('<w:outlineLvl w:val="1"/>', 'Head'),
			styled('', 'plain'),
			`<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr></w:p>`
		].join('');
		expect(readDocx(part(xml)).tree.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'horizontalRule']);
	});
});

const officeSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const withNumbers = (lines: string, numbers: string) =>
	zipSync({
		...unzipSync(part(lines)),
		'word/numbering.xml': Buffer.from(
			`<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${numbers}</w:numbering>`
		),
		'word/_rels/document.xml.rels': Buffer.from(
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${officeSpace}/numbering" Target="numbering.xml"/></Relationships>`
		)
	});
const level = (at: number) => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>`;
const restart = (at: number) => `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="1"/></w:lvlOverride>`;
const number = (id: number, more = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/>${more}</w:num>`;
const numbers = `<w:abstractNum w:abstractNumId="0">${level(0)}${level(1)}</w:abstractNum>`;
const numbered = (id: number, at: number, text: string) =>
	`<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${run(text)}</w:p>`;

describe('Numbered lists of Word files', () => {
	test('go on where their first line alone says where numbers begin, as LibreOffice writes them', () => {
		const lines = [numbered(2, 0, 'A'), numbered(1, 0, 'B'), numbered(3, 1, 'a'), numbered(1, 1, 'b')].join('');
		const file = withNumbers(
			lines + numbered(1, 0, 'C'),
			numbers + number(1) + number(2, restart(0)) + number(3, restart(1))
		);
		expect(markdownOf(readDocx(file).tree)).toBe('1. A\n2. B\n\n   1. a\n   2. b\n3. C\n');
	});

	test('begin again within each item', () => {
		const lines = [numbered(1, 0, 'A'), numbered(1, 1, 'a'), numbered(1, 0, 'B'), numbered(1, 1, 'b')].join('');
		expect(markdownOf(readDocx(withNumbers(lines, numbers + number(1))).tree)).toBe(
			'1. A\n\n   1. a\n2. B\n\n   1. b\n'
		);
	});

	test('go on after other words, where they are one list', () => {
		const lines = `${numbered(1, 0, 'A')}<w:p>${run('Words')}</w:p>${numbered(1, 0, 'B')}`;
		expect(markdownOf(readDocx(withNumbers(lines, numbers + number(1))).tree)).toBe('1. A\n\nWords\n\n2. B\n');
	});

	test('are to be ticked where their words begin with a box', () => {
		const lines = numbered(1, 0, '☐ chairs') + numbered(1, 0, '☑ tables');
		expect(markdownOf(readDocx(withNumbers(lines, numbers + number(1))).tree)).toBe('- [ ] chairs\n- [x] tables\n');
	});
});

const hasWriter = (): boolean => {
	if (spawnSync('soffice', ['--version']).status !== 0) return false;
	return spawnSync('sh', ['-c', 'ls "$(dirname "$(readlink -f "$(command -v soffice)")")"/libswlo.so']).status === 0;
};
const officeIsHere = hasWriter();
const unless = officeIsHere ? '' : ' (LibreOffice Writer is not here)';

/** LibreOffice opens files and writes them as something else. */
function converted(files: Record<string, Uint8Array>, to: string): Record<string, Buffer> {
	const folder = mkdtempSync(join(tmpdir(), 'offices-'));
	try {
		for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
		const home = `-env:UserInstallation=file://${join(folder, 'home')}`;
		const paths = Object.keys(files).map((name) => join(folder, name));
		const out = join(folder, 'out');
		execFileSync('soffice', [home, '--headless', '--convert-to', to, '--outdir', out, ...paths], {
			stdio: 'ignore',
			// Its texts are in the letters of the place it runs in.
			env: { ...process.env, LC_ALL: 'C.UTF-8' }
		});
		const ending = to.split(':')[0];
		return Object.fromEntries(
			Object.keys(files).map((name) => [name, readFileSync(join(out, name.replace(/\w+$/, ending!)))])
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Real pictures: LibreOffice draws them. */
async function drawnShelf(): Promise<typeof shelf> {
	const bytes = new Uint8Array(
		await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })
			.png()
			.toBuffer()
	);
	return new Map([...shelf].map(([src]) => [src, { bytes, type: 'image/png', width: 60, height: 40 }]));
}

const office = test.runIf(officeIsHere);

describe.each(kinds)('LibreOffice', ({ name, ending, write, read, shapes }) => {
	office(`reads the same words in our ${name} files${unless}`, { timeout: 240_000 }, async () => {
		const pictures = await drawnShelf();
		const samples = fc.sample(trees(shapes), { numRuns: 12, seed: 7 }).map(withRemarks);
		const files = Object.fromEntries(
			samples.map(({ tree, remarks }, at) => [`t${at}.${ending}`, write(paperOf(tree, { pictures, remarks }))])
		);
		const seen = converted(files, 'txt:Text');
		for (const [at, { tree }] of samples.entries()) {
			const text = seen[`t${at}.${ending}`]!.toString('utf8').replace(/^\uFEFF/, '');
			expect.soft(sorted(text), `t${at}`).toBe(sorted(`Minutes${said(tree)}`));
		}
	});

	office(
		`makes PDF of our ${name} files, and what it writes itself is read again${unless}`,
		{ timeout: 240_000 },
		async () => {
			const pictures = await drawnShelf();
			const item = (text: string, ...more: Block[]) => block('listItem', [block('paragraph', [words(text)]), ...more]);
			const cell = (text: string, colspan = 1) =>
				block('tableCell', [block('paragraph', [words(text)])], { colspan, rowspan: 1 });
			const tree = [
				block('heading', [words('Head')], { level: 2 }),
				block('paragraph', [
					words('plain '),
					words('bold', { bold: {} }),
					words(' and '),
					words('link', { link: { href: 'https://example.org/' } })
				]),
				block('bulletList', [item('a', block('bulletList', [item('b')])), item('c')]),
				block('orderedList', [item('three')], { start: 3 }),
				block('table', [block('tableRow', [cell('wide', 2)]), block('tableRow', [cell('left'), cell('right')])]),
				block('image', [], { src: [...shelf.keys()][0], alt: 'A boat' })
			];
			const files = { [`t.${ending}`]: write(paperOf(tree, { pictures })) };
			expect(converted(files, 'pdf')[`t.${ending}`]!.subarray(0, 5).toString()).toBe('%PDF-');
			const again = read(
				converted(files, `${ending}:${ending === 'odt' ? 'writer8' : 'MS Word 2007 XML'}`)[`t.${ending}`]!
			);
			const shape = (nodes: Node[]): unknown[] =>
				nodes.flatMap((node) => (isWords(node) ? [] : [[node.type, ...shape(node.content)]]));
			const full = again.tree.filter(({ type, content }) => type !== 'paragraph' || wordsIn(content).trim());
			expect(shape(full)).toEqual(shape(tree));
			expect(again.title).toBe('Minutes');
			expect(JSON.stringify(full)).toContain('{"text":"bold","marks":{"bold":{}}}');
			expect(JSON.stringify(full)).toContain('A boat');
			expect(again.pictures.size).toBe(1);
		}
	);
});
