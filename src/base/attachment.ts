import { cleanLine, slugOf } from './text.ts';

/** RFC 8187: what is no attr-char is percent-encoded. */
const encoded = (text: string): string =>
	encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** No path, nothing that file systems read as one, no dot in front, at most 120 characters. */
const fileName = (title: string): string =>
	[...cleanLine(title).replace(/[\\/:*?"<>|%]+/g, ' ')]
		.slice(0, 120)
		.join('')
		.replace(/\s+/g, ' ')
		.replace(/^[. ]+|[. ]+$/g, '');

/**
 * Content-Disposition of a file to keep (RFC 6266): a plain name for all, the whole title for those who read it.
 * @param ending without dot.
 */
export function attachment(title: string, ending: string, otherwise = 'file'): string {
	const plain = `${slugOf(title, { otherwise })}.${ending}`;
	const full = fileName(title);
	return `attachment; filename="${plain}"${full ? `; filename*=UTF-8''${encoded(`${full}.${ending}`)}` : ''}`;
}
