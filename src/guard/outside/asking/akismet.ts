/** Asks a service that speaks like Akismet (its API 1.1, comment-check). */
import { settings } from '#kernel/settings/settings.ts';
import type { Evidence } from '../../judge/evidence.ts';
import type { Found, Signal } from '../../judge/signal.ts';
import { Service } from './ask.ts';

const service = new Service();

const kinds: [RegExp, string][] = [
	[/sign-up$/, 'signup'],
	[/comment$/, 'comment'],
	[/message$|letter$/, 'message']
];
const typeOf = (kind: string): string => kinds.find(([pattern]) => pattern.test(kind))?.[1] ?? 'blog-post';

/** Whoever is known here is nobody else's business, and neither are a few words. */
const isAsked = ({ maker, title, text }: Evidence): boolean => maker.trust < 0.4 && title.length + text.length >= 20;

const mostSent = 20_000;

const formOf = (evidence: Evidence, key: string): Record<string, string> => ({
	api_key: key,
	blog: settings().BASE_URL,
	blog_lang: settings().LANGUAGES.join(', '),
	blog_charset: 'UTF-8',
	user_ip: evidence.place?.address ?? '',
	comment_type: typeOf(evidence.kind),
	comment_content: `${evidence.title}\n\n${evidence.text}`.trim().slice(0, mostSent)
});

function foundIn(text: string, headers: Headers): Found[] {
	if (text === 'false') return [];
	if (text !== 'true') throw new Error(`It said neither true nor false: ${headers.get('x-akismet-debug-help') ?? ''}`);
	const isSure = headers.get('x-akismet-pro-tip') === 'discard';
	return [{ symbol: 'outside.akismet', points: isSure ? 6 : 4 }];
}

export const akismet = {
	name: 'outside.akismet',
	version: '1',
	cost: 'question',
	look(evidence: Evidence): Found[] | Promise<Found[]> {
		const { AKISMET_KEY, AKISMET_URL } = settings();
		if (!AKISMET_KEY || !isAsked(evidence)) return [];
		return service
			.ask(`${AKISMET_URL}/1.1/comment-check`, formOf(evidence, AKISMET_KEY))
			.then(({ text, headers }) => foundIn(text.trim(), headers));
	}
} satisfies Signal;
