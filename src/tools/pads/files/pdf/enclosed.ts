/**
 * A PDF of ours holds its text once more as an OpenDocument file, where hybrid PDF of LibreOffice does (named in the
 * trailer): read again it is what it was, comments too, whatever letters the fonts of the host lack. It is added as an
 * update of the file (ISO 32000-1, 7.5.6), and believed only while nothing was added after it.
 */
const type = '/application#2Fvnd.oasis.opendocument.text';

/** Above this a file that is sent around would grow too much. */
const mostBytes = 5 * 1024 * 1024;

type Tail = { tableAt: number; table: string; trailer: string };

/** Of a file with a table in plain words, as Chromium and LibreOffice write it. */
function tailOf(pdf: Buffer): Tail | null {
	const end = pdf.lastIndexOf('startxref');
	const [, place] = /^startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(pdf.toString('latin1', Math.max(end, 0))) ?? [];
	if (!place) return null;
	const tableAt = Number(place);
	const trailerAt = pdf.indexOf('trailer', tableAt);
	if (trailerAt < 0 || trailerAt > end || pdf.toString('latin1', tableAt, tableAt + 4) !== 'xref') return null;
	return {
		tableAt,
		table: pdf.toString('latin1', tableAt, trailerAt),
		trailer: pdf.toString('latin1', trailerAt, end)
	};
}

const headOf = (number: number, length: number): string =>
	`${number} 0 obj\n<</Type /EmbeddedFile /Subtype ${type} /Length ${length}>>\nstream\n`;

/** @returns the file as it was where it holds no place for a text. */
export function enclosing(pdf: Uint8Array, text: Uint8Array): Uint8Array {
	const bytes = Buffer.from(pdf);
	const tail = tailOf(bytes);
	const size = Number(/\/Size\s+(\d+)/.exec(tail?.trailer ?? '')?.[1]);
	if (!tail || !(size > 0) || text.length > mostBytes) return pdf;
	const kept = tail.trailer.match(/\/(?:Root|Info)\s+\d+\s+\d+\s+R|\/ID\s*\[[^\]]*\]/g) ?? [];
	const head = headOf(size, text.length);
	const at = bytes.length + 1;
	const foot = '\nendstream\nendobj\n';
	const tableAt = at + head.length + text.length + foot.length;
	const trailer = `<</Size ${size + 1}\n${kept.join('\n')}\n/Prev ${tail.tableAt}\n/AdditionalStreams [${type} ${size} 0 R]>>`;
	const table = `xref\n${size} 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n${trailer}\nstartxref\n${tableAt}\n%%EOF\n`;
	return new Uint8Array(Buffer.concat([bytes, Buffer.from(`\n${head}`), text, Buffer.from(foot + table, 'latin1')]));
}

/** The text within a file of ours; null where there is none, or something was written behind it. */
export function enclosedIn(pdf: Uint8Array): Uint8Array | null {
	const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
	const tail = tailOf(bytes);
	const number = Number(new RegExp(`/AdditionalStreams \\[${type} (\\d+) 0 R\\]`).exec(tail?.trailer ?? '')?.[1]);
	const [, first, place] = /^xref\n(\d+) 1\n(\d{10}) 00000 n/.exec(tail?.table ?? '') ?? [];
	if (!place || Number(first) !== number) return null;
	const at = Number(place);
	const begun = bytes.toString('latin1', at, at + 200);
	const length = Number(/\/Length (\d+)>>/.exec(begun)?.[1]);
	const head = headOf(number, length);
	const from = at + head.length;
	return begun.startsWith(head) && from + length <= bytes.length ? pdf.slice(from, from + length) : null;
}
