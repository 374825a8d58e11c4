/** Letters about the end of a poll: one shape, whole sentences from the words of polls. */
import { type Attachment, type Letter, post } from '#kernel/mail/letter.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Language, translator } from '#kernel/words/words.ts';

export type Words = {
	/** Names its words: `deciding.mails.<what>.subject` and `.text`. */
	what: string;
	kind: string;
	gaps: Record<string, string | number>;
	/** Paragraphs under the first words; empty ones are left out. */
	more?: string[];
	attachments?: Attachment[];
	writer?: string;
};

/** @returns null when its reader refused letters of this kind. */
export function write(to: string, language: Language, { what, kind, gaps, more = [], ...rest }: Words) {
	const t = translator(language);
	const filled = { host: settings().HOST_NAME, ...gaps };
	const words = (key: string) => t(`polls:deciding.mails.${what}.${key}`, filled);
	const letter: Letter = {
		to,
		language,
		kind: `polls.${kind}`,
		subject: words('subject'),
		text: `${[words('text'), ...more].filter(Boolean).join('\n\n')}\n`,
		...rest
	};
	return post(letter);
}

/** Words somebody wrote, set off from ours. */
export const quoted = (words: string): string =>
	words
		.split('\n')
		.map((line) => `> ${line}`.trimEnd())
		.join('\n');
