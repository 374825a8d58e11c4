/** A letter to somebody: kept in the transaction that has something to say, sent once that is on disk. */
import { newId } from '#base/ids.ts';
import { tables } from '../database/connection.ts';

export type Attachment = { name: string; type: string; text: string; method?: string };

export type Letter = {
	to: string;
	language: 'en' | 'fr';
	/** `room.what`, the kind of letter: what a reader refuses, they refuse by kind. */
	kind: string;
	subject: string;
	/** Plain text; links stand on lines of their own. */
	text: string;
	attachments?: Attachment[];
};

type LetterTables = {
	'kernel.letter': {
		id: string;
		to: string;
		language: string;
		kind: string;
		subject: string;
		text: string;
		attachments: Attachment[];
	};
};

const db = tables<LetterTables>();

/** @returns the id of the letter. */
export async function post({ attachments = [], ...letter }: Letter): Promise<string> {
	const id = newId();
	await db
		.insertInto('kernel.letter')
		.values({ id, ...letter, attachments: JSON.stringify(attachments) as never })
		.execute();
	return id;
}
