/** A mail as the evidence every signal of the guard can read. */
import { type Evidence, type Link, stranger } from '../judge/evidence.ts';
import type { Seen } from './html.ts';
import { limits } from './limits.ts';
import { fieldOf, type Mail } from './read.ts';

const french = /\b(?:le|la|les|des|une|est|et|vous|nous|pour|dans|avec|votre|bonjour|merci)\b/gi;
const english = /\b(?:the|and|you|your|is|are|for|with|this|that|from|have|hello|thanks)\b/gi;
const count = (text: string, words: RegExp): number => text.match(words)?.length ?? 0;

export function languageOf(mail: Mail, text: string): Evidence['language'] {
	const said = fieldOf(mail, 'content-language').slice(0, 2).toLowerCase();
	if (said === 'fr' || said === 'en') return said;
	const start = text.slice(0, 4_000);
	return count(start, french) > count(start, english) ? 'fr' : 'en';
}

/** What a reader would read: the plain text, or what the HTML shows where there is none. */
export const readable = ({ text, html }: Pick<Mail, 'text' | 'html'>, seen: Seen): string =>
	html !== '' && text.trim() === '' ? seen.text : text;

export type LinkFinder = (text: string) => readonly Link[];

/** Links of the text and those behind words of the HTML. */
function linksOf(text: string, { anchors }: Seen, linksIn: LinkFinder): readonly Link[] {
	const behind = anchors.map(({ href }) => href).filter((href) => /^https?:/i.test(href));
	const all = linksIn(`${text}\n\n${behind.join('\n')}`);
	return [...new Map(all.map((link) => [link.canonical ?? link.text, link])).values()].slice(0, limits.links);
}

export function evidenceOf(mail: Mail, seen: Seen, linksIn: LinkFinder, now: Date): Evidence {
	const text = readable(mail, seen);
	return {
		tool: 'mail',
		kind: 'mail.message',
		act: 'mail.receive',
		item: null,
		title: mail.subject,
		text,
		language: languageOf(mail, `${mail.subject} ${text}`),
		links: linksOf(text, seen, linksIn),
		mails: 0,
		substance: text.trim() !== '' || mail.parts.length > 0,
		maker: stranger('mail'),
		// A mail server is no visitor: what is known of networks of visitors does not fit it.
		place: null,
		form: null,
		now
	};
}
