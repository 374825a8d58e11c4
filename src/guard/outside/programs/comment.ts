/** What a program tells of a comment, in the fields of Akismet's API 1.1, as evidence for the guard. */
import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { cleanLine, cleanText } from '#base/text.ts';
import { networkHash, placeHash } from '#kernel/limits/place.ts';
import { settings } from '#kernel/settings/settings.ts';
import type { Language } from '#kernel/words/words.ts';
import { type Evidence, type Maker, type Place, stranger } from '../../judge/evidence.ts';
import { linksIn } from '../../links/find.ts';
import type { Program } from './store.ts';

const mostRead = 200_000;
const mostLine = 1_000;

const fieldOf = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
};

export const lineOf = (form: FormData, name: string): string => cleanLine(fieldOf(form, name).slice(0, mostLine));

const textIn = (form: FormData): string => cleanText(fieldOf(form, 'comment_content').slice(0, mostRead));

/** `programs.comment`; what is not said, or said oddly, is a comment. */
export const kindOf = (form: FormData): string => {
	const type = lineOf(form, 'comment_type').toLowerCase().replaceAll('‑', '-');
	return `programs.${/^[a-z][a-z-]{1,30}$/.test(type) ? type : 'comment'}`;
};

/** The language of the site, or else the first of this host. */
export const languageOf = (form: FormData): Language => {
	const first = lineOf(form, 'blog_lang').slice(0, 2).toLowerCase();
	return first === 'en' || first === 'fr' ? first : settings().LANGUAGES[0]!;
};

/** All words of it, as they are weighed and learned. */
export const wordsOf = (form: FormData): string =>
	[textIn(form), lineOf(form, 'comment_author'), lineOf(form, 'comment_author_url')].filter(Boolean).join('\n\n');

function placeOf(form: FormData): Place | null {
	const address = lineOf(form, 'user_ip');
	return isIP(address) ? { address, hash: placeHash(address), network: networkHash(address) } : null;
}

/** Nobody is known by name here: the same address and mail of the same program are one person. */
function makerOf(form: FormData, program: Program): Maker {
	const told = [program.id, lineOf(form, 'user_ip'), lineOf(form, 'comment_author_email').toLowerCase()].join('\0');
	const id = `program-${createHash('sha256').update(told).digest('base64url').slice(0, 22)}`;
	return stranger(id);
}

export function evidenceOf(form: FormData, program: Program, now: Date): Evidence {
	const text = wordsOf(form);
	return {
		tool: 'programs',
		kind: kindOf(form),
		act: 'guard.comment-check',
		item: null,
		title: '',
		text,
		language: languageOf(form),
		links: linksIn(text),
		mails: 0,
		substance: true,
		maker: makerOf(form, program),
		place: placeOf(form),
		form: null,
		now
	};
}
