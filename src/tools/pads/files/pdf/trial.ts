/** Small PDFs written by hand, for tests: words where one puts them, in the look one asks for. */
import { deflateSync } from 'node:zlib';

export type Drawn = { text: string; x: number; y: number; size?: number; font?: keyof typeof fonts };
type Page = { words: Drawn[]; more?: string };

const fonts = { plain: 'Helvetica', bold: 'Helvetica-Bold', italic: 'Helvetica-Oblique', mono: 'Courier' };

const said = (text: string): string => `(${text.replace(/[\\()]/g, '\\$&')})`;

const content = ({ words, more = '' }: Page): string =>
	words
		.map(({ text, x, y, size = 11, font = 'plain' }) => `BT /${font} ${size} Tf ${x} ${y} Td ${said(text)} Tj ET`)
		.join('\n') + more;

export const streamOf = (bytes: Uint8Array, more = ''): Buffer =>
	Buffer.concat([Buffer.from(`<< /Length ${bytes.length} ${more} >>\nstream\n`), bytes, Buffer.from('\nendstream')]);

export type Wish = {
	title?: string;
	trailer?: string;
	objects?: (Buffer | string)[];
	resources?: string;
	annotations?: string;
};

/** Objects 1 to 6 are ours; those that are added are numbered from 7 on. */
export function pdfWith(
	pages: Page[],
	{ title = '', trailer = '', objects = [], resources = '', annotations = '' }: Wish = {}
): Uint8Array {
	const firstPage = 7 + objects.length;
	const kids = pages.map((_page, at) => `${firstPage + 2 * at} 0 R`).join(' ');
	const all: (Buffer | string)[] = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
		`<< /Font << ${Object.entries(fonts)
			.map(([name, font]) => `/${name} << /Type /Font /Subtype /Type1 /BaseFont /${font} /Encoding /WinAnsiEncoding >>`)
			.join(' ')} >> ${resources} >>`,
		`<< /Title ${said(title)} >>`,
		'<< >>',
		'<< >>',
		...objects,
		...pages.flatMap((page, at) => [
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources 3 0 R /Contents ${firstPage + 2 * at + 1} 0 R ${annotations} >>`,
			streamOf(Buffer.from(content(page), 'latin1'))
		])
	];
	let file = Buffer.from('%PDF-1.7\n');
	const places: number[] = [];
	for (const [at, object] of all.entries()) {
		places.push(file.length);
		file = Buffer.concat([
			file,
			Buffer.from(`${at + 1} 0 obj\n`),
			Buffer.from(object as string),
			Buffer.from('\nendobj\n')
		]);
	}
	const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	const end = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${all.length + 1} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
	return new Uint8Array(Buffer.concat([file, Buffer.from(end)]));
}

export const squeezed = (bytes: Uint8Array, more = ''): Buffer =>
	streamOf(deflateSync(bytes, { level: 9 }), `/Filter /FlateDecode ${more}`);

/** Lines below one another, from a height on. */
export const column = (lines: string[], y: number, more: Partial<Drawn> = {}, gap = 14): Drawn[] =>
	lines.map((text, at) => ({ text, x: 60, y: y - at * gap, ...more }));
