/** The same letter for programs that show HTML: paragraphs and links, nothing fetched from anywhere. */
import { piecesOf } from './links.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter]!);

const linked = (text: string): string =>
	piecesOf(text)
		.map((piece) => (piece.link ? `<a href="${escaped(piece.text)}">${escaped(piece.text)}</a>` : escaped(piece.text)))
		.join('');

const paragraph = (text: string): string => `<p>${text.split('\n').map(linked).join('<br>\n')}</p>`;

const look =
	':root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:38em;margin:0 auto;padding:16px;overflow-wrap:break-word}';

export const htmlOf = (letter: { subject: string; text: string; language: string }): string =>
	[
		`<!doctype html><html lang="${escaped(letter.language)}"><head><meta charset="utf-8">`,
		'<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
		`<title>${escaped(letter.subject)}</title><style>${look}</style></head><body>`,
		...letter.text
			.split(/\n{2,}/)
			.filter((part) => part.trim() !== '')
			.map(paragraph),
		'</body></html>'
	].join('\n');
