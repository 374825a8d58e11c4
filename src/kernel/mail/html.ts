/** The same letter for programs that show HTML: paragraphs, quotes and links, nothing fetched from anywhere. */
import { piecesOf } from './links.ts';

/** The line of two dashes that programs for mail know (RFC 3676, 4.3): what follows is not part of what is said. */
export const footMark = '\n-- \n';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter]!);

const linked = (text: string): string =>
	piecesOf(text)
		.map((piece) => (piece.link ? `<a href="${escaped(piece.text)}">${escaped(piece.text)}</a>` : escaped(piece.text)))
		.join('');

const paragraph = (text: string): string => `<p>${text.split('\n').map(linked).join('<br>\n')}</p>`;

const paragraphs = (text: string): string =>
	text
		.split(/\n{2,}/)
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map(paragraph)
		.join('\n');

const quote = (lines: string): string =>
	`<blockquote>${paragraphs(lines.trimEnd().replace(/^> ?/gm, ''))}</blockquote>`;

/** Lines that begin with `>` are somebody's own words (RFC 3676, 4.5). */
const written = (text: string): string =>
	text
		.split(/((?:^>.*(?:\n|$))+)/m)
		.map((piece, place) => (place % 2 === 1 ? quote(piece) : paragraphs(piece)))
		.join('\n');

function body(text: string): string {
	const at = text.lastIndexOf(footMark);
	if (at < 0) return written(text);
	return `${written(text.slice(0, at))}\n<footer>${paragraphs(text.slice(at + footMark.length))}</footer>`;
}

const look = [
	':root{color-scheme:light dark}',
	'body{font:16px/1.5 system-ui,sans-serif;max-width:38em;margin:0 auto;padding:16px;overflow-wrap:break-word}',
	'blockquote{margin:16px 0;padding-inline-start:12px;border-inline-start:3px solid #888}',
	'footer{margin-top:32px;border-top:1px solid #888;font-size:14px}'
].join('');

export const htmlOf = (letter: { subject: string; text: string; language: string }): string =>
	[
		`<!doctype html><html lang="${escaped(letter.language)}"><head><meta charset="utf-8">`,
		'<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
		`<title>${escaped(letter.subject)}</title><style>${look}</style></head><body>`,
		body(letter.text),
		'</body></html>'
	].join('\n');
