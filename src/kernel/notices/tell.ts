/** Telling somebody that something happened: within the house, by letter, or both, as they wish. */
import { newId } from '#base/ids.ts';
import { isRefusable } from '../mail/kinds.ts';
import { type Attachment, post } from '../mail/letter.ts';
import { hashOfMail, isRefused } from '../mail/refusals.ts';
import type { Language } from '../words/words.ts';
import * as store from './store.ts';

/** An actor (a guest, who has no account, is told nothing), or the address somebody left. */
export type Whom = { id: string } | { mail: string; language: Language };

export type LetterWords = { subject: string; text: string; attachments?: Attachment[] };

export type News = {
	/** `room.what`, registered in the room's `notices`. */
	kind: string;
	item?: string | null;
	/** Key of words and their gaps; each reads them in their language. */
	words: store.NoticeWords;
	/** The path it leads to, within this host. */
	link?: string;
	/** Its letter, in the language of whom it goes to. Without it, only accounts hear of the news, within the house. */
	letter?: (language: Language) => LetterWords;
	/** The actor in whose name the letter is written. */
	writer?: string;
};

/** Tells inside the caller's transaction: nobody hears of what was undone. */
export async function tell(whom: Whom, news: News): Promise<void> {
	if ('mail' in whom) return write(whom, news);
	const reader = await store.readerOf(whom.id, news.kind);
	if (!reader) return;
	const gathers = !reader.refused && reader.daily && (await canBeGathered(reader, news));
	if (!reader.refused) await keep(whom.id, news, gathers);
	if (reader.mailProven && !gathers) await write(reader, news);
}

async function canBeGathered({ mail, mailProven }: store.Reader, { kind, letter }: News): Promise<boolean> {
	if (!letter || !mailProven || !isRefusable(kind)) return false;
	return !(await isRefused({ mail: hashOfMail(mail), kind }));
}

const longestGap = 300;

const cut = (gaps: Record<string, string | number> = {}) =>
	Object.fromEntries(
		Object.entries(gaps).map(([name, gap]) => [name, typeof gap === 'string' ? gap.slice(0, longestGap) : gap])
	);

/** Only paths of this host: a notice must not lead elsewhere. */
export const isOwnPath = (link: string): boolean => /^\/(?![/\\])[^\s\\]*$/.test(link);

function keep(actor: string, { kind, item = null, words, link }: News, gathers: boolean) {
	const own = link !== undefined && isOwnPath(link) ? link : null;
	const filled = { key: words.key, gaps: cut(words.gaps) };
	return store.keep({ id: newId(), actor, kind, item, words: filled, link: own, gathers });
}

async function write(to: { mail: string; language: Language }, { kind, item, letter, writer }: News): Promise<void> {
	if (letter) await post({ to: to.mail, language: to.language, kind, writer, item, ...letter(to.language) });
}

/** Whoever wrote a letter that could not arrive hears of it. */
export async function tellOfLostLetter(letter: { writer: string | null; to: string; subject: string }): Promise<void> {
	if (!letter.writer) return;
	const words = { key: 'portal:notices.lost-letter', gaps: { to: letter.to, subject: letter.subject } };
	await tell({ id: letter.writer }, { kind: 'portal.lost-letter', words });
}
