/** What other programs put into the clipboard, as plain structure: no fonts, no colours, nothing that runs. */
import DOMPurify from 'dompurify';
import { pictureAt } from '../../text/picture.ts';
import { boxes, googleDocs } from './google.ts';
import { marksFromStyle } from './marks.ts';
import { word } from './word.ts';

const tags = [
	...[
		'h1',
		'h2',
		'h3',
		'h4',
		'h5',
		'h6',
		'p',
		'div',
		'br',
		'hr',
		'blockquote',
		'pre',
		'code',
		'ul',
		'ol',
		'li',
		'label'
	],
	...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'img', 'a', 'b', 'strong', 'i', 'em', 'u', 's', 'strike'],
	...['del', 'ins', 'span', 'input']
];
const attributes = [
	...['href', 'src', 'alt', 'title', 'width', 'colspan', 'rowspan', 'start', 'style', 'class', 'id', 'type', 'checked'],
	...['role', 'aria-checked', 'aria-level', 'align']
];
const longest = 5_000_000;

/** The bytes of pictures are taken for what they are: sent, drawn anew, and put in then. */
const isOwn = (src: string): boolean =>
	pictureAt(src) !== null || /^data:image\/(png|jpe?g|gif|webp|bmp|avif);base64,/i.test(src);

function localSrc(src: string): string {
	const here = `${location.origin}/`;
	return src.startsWith(here) ? src.slice(here.length - 1) : src;
}

/** Pictures elsewhere cannot be had from here: what they show, or their address, is kept as a link. */
function pictures(body: Element): void {
	for (const image of body.querySelectorAll('img')) {
		const src = localSrc(image.getAttribute('src') ?? '');
		if (isOwn(src)) {
			image.setAttribute('src', src);
			continue;
		}
		const words = image.getAttribute('alt')?.trim() ?? '';
		if (!/^https?:/i.test(src)) {
			image.replaceWith(words);
			continue;
		}
		const link = body.ownerDocument.createElement('a');
		link.setAttribute('href', src);
		link.textContent = words || src;
		image.replaceWith(link);
	}
}

/** A paragraph that only holds pictures would stay behind as an empty line. */
function alone(body: Element): void {
	for (const line of [...body.querySelectorAll('p')])
		if (line.querySelector('img') && (line.textContent ?? '').trim() === '')
			line.replaceWith(...line.querySelectorAll('img'));
}

const kept: Record<string, RegExp> = {
	a: /^href$/,
	img: /^(src|alt|title|width)$/,
	td: /^(colspan|rowspan)$/,
	th: /^(colspan|rowspan)$/,
	ol: /^start$/,
	input: /^(type|checked)$/
};

function bare(body: Element): void {
	for (const element of body.querySelectorAll('*')) {
		const own = kept[element.localName];
		const isSaid = element.classList.contains('pad-mention') || element.localName === 'code';
		for (const { name } of [...element.attributes])
			if (!own?.test(name) && !name.startsWith('data-') && !(isSaid && name === 'class')) element.removeAttribute(name);
	}
}

/** A list within a list belongs to the item before it. */
function nestLists(body: Element): void {
	for (const list of [...body.querySelectorAll(':is(ul, ol) > :is(ul, ol)')]) {
		const before = list.previousElementSibling;
		if (before?.localName === 'li') before.append(list);
	}
}

const isBlank = (element: Element): boolean =>
	(element.textContent ?? '').replace(/[\s\u00a0]/g, '') === '' && !element.querySelector('img, hr, input');

/** Empty lines stood for space between paragraphs, which the page gives by itself. */
function emptyLines(body: Element): void {
	for (const line of [...body.querySelectorAll('p, div, h1, h2, h3, h4, h5, h6')])
		if (isBlank(line) && !line.closest('td, th, li, pre')) line.remove();
	for (const line of [...body.querySelectorAll(':scope > br, :scope > span > br:only-child')]) line.remove();
}

export function cleaned(html: string): string {
	if (html.length > longest * 4) return '';
	const safe = DOMPurify.sanitize(html, {
		ALLOWED_TAGS: tags,
		ALLOWED_ATTR: attributes,
		ALLOW_DATA_ATTR: true,
		ADD_DATA_URI_TAGS: ['img'],
		RETURN_DOM_FRAGMENT: true
	});
	const body = safe.ownerDocument.createElement('div');
	body.append(safe);
	for (const step of [word, googleDocs, boxes, marksFromStyle, pictures, alone, nestLists, bare, emptyLines])
		step(body);
	return body.innerHTML;
}
