/** Whom the owner asked and told: the queries of the end of a poll. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { carrier } from '#kernel/database/connection.ts';
import type { Language } from '#kernel/words/words.ts';

export type Words = { message: string; organizer: string | null };

/** What the owner said with the decision. */
export async function wordsOf({ item }: ItemPass): Promise<Words> {
	const [row] = await carrier()<Words[]>`select message, organizer from polls.decision where item = ${item}`;
	return row ?? { message: '', organizer: null };
}

export const keepWords = ({ item }: ItemPass, { message, organizer }: Words) =>
	carrier()`update polls.decision set message = ${message}, organizer = ${organizer} where item = ${item}`;

export type Told = {
	mail: string;
	/** '' for one letter about the whole decision. */
	option: string;
	name: string;
	language: Language;
	organizer: string | null;
	sequence: number;
	endsAt: Date | null;
	pausedAt: Date | null;
};

export const toldOf = ({ item }: ItemPass): Promise<Told[]> =>
	carrier()<Told[]>`
		select mail, option, name, language, organizer, sequence, ends_at as "endsAt", paused_at as "pausedAt"
		from polls.told where item = ${item} order by mail, option` as unknown as Promise<Told[]>;

export const keepTold = ({ item }: ItemPass, told: Told) => {
	const { mail, option, name, language, organizer, sequence, endsAt, pausedAt } = told;
	return carrier()`
		insert into polls.told (item, mail, option, name, language, organizer, sequence, ends_at, paused_at)
		values (${item}, ${mail}, ${option}, ${name}, ${language}, ${organizer}, ${sequence}, ${endsAt}, ${pausedAt})
		on conflict (item, mail, option) do update set
			name = excluded.name, language = excluded.language, organizer = excluded.organizer,
			sequence = excluded.sequence, ends_at = excluded.ends_at, paused_at = excluded.paused_at`;
};

export const forgetTold = ({ item }: ItemPass, { mail, option }: Told) =>
	carrier()`delete from polls.told where item = ${item} and mail = ${mail} and option = ${option}`;

/** SEQUENCE of the last calendar message, moved where the house itself writes one. */
export async function keepSequence({ item }: ItemPass, sequence: number): Promise<void> {
	await carrier()`update polls.poll set sequence = ${sequence} where item = ${item}`;
	await carrier()`update polls.decision set sequence = ${sequence} where item = ${item}`;
}
