import type { Token } from 'markdown-it';
import MarkdownIt from 'markdown-it';
import { isMailAddress, isWebAddress } from './addresses.ts';
import { cleanText } from './text.ts';

const longestText = 50_000;
const deepestNesting = 20;

const isBlobPath = (address: string): boolean => /^\/blobs\/[\w-]+(\/[\w-]+)*(\.[a-z0-9]{1,5})?$/i.test(address);

const isLetter = (address: string): boolean =>
	/^mailto:/i.test(address) && isMailAddress(address.slice('mailto:'.length).split('?')[0] ?? '');

const isLink = (address: string): boolean => isWebAddress(address) || isLetter(address);

const writer = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: deepestNesting });

writer.validateLink = (address) => isLink(address) || isBlobPath(address);

const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? '');

/** A page has its own h1 and h2: what people write begins under them. */
function shiftHeading(token: Token, steps: number): void {
	if (token.type === 'heading_open' || token.type === 'heading_close')
		token.tag = `h${Math.min(6, Math.max(2, Number(token.tag.slice(1)) + steps))}`;
}

/** The security policy refuses inline style: the alignment of a column becomes a class. */
function alignByClass(token: Token): void {
	const side = /^text-align:(left|center|right)$/.exec(attribute(token, 'style'))?.[1];
	if (side) token.attrs = [['class', `align-${side}`]];
}

/** Pictures come from this host's blobs or are shown by their description: no other host learns who reads. */
function keepOwnPictures(token: Token): void {
	if (token.type !== 'image' || isBlobPath(attribute(token, 'src'))) return;
	token.type = 'text';
	token.children = null;
}

const rel = 'nofollow noopener noreferrer ugc';

function guardLinks(tokens: Token[]): void {
	let dropped = false;
	for (const token of tokens) {
		if (token.type === 'link_open') {
			dropped = !isLink(attribute(token, 'href'));
			token.attrSet('rel', rel);
		}
		if (dropped && token.type.startsWith('link_')) Object.assign(token, { type: 'text', content: '' });
	}
}

function tame(tokens: Token[], steps: number): void {
	for (const token of tokens) {
		shiftHeading(token, steps);
		alignByClass(token);
		keepOwnPictures(token);
		if (token.children) tame(token.children, steps);
	}
	guardLinks(tokens);
}

writer.core.ruler.push('tame', (state) => tame(state.tokens, Number(state.env.steps)));

/**
 * Markdown that strangers wrote as HTML that is safe to show: no HTML of theirs, no script, no style, no foreign
 * picture, links to the web or to a mail address only. Beyond 50,000 characters the rest is left out.
 * @param steps how much deeper its headings stand in the page; none becomes the page's own h1.
 */
export const markdown = (text: string, steps = 2): string =>
	writer.render(cleanText(text.slice(0, longestText)), { steps });
