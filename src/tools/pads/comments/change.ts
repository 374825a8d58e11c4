/** The text changed by an accepted suggestion, as any other change of it. */
import type { Actor } from '#kernel/accounts/actor.ts';
import { amendDocument } from '#live/documents/writing.ts';
import { padText } from '../live.ts';
import { documentKind } from '../pad.ts';
import { Text } from './standing.ts';

/**
 * @param change changes the text, and gives what is to be read of it afterwards.
 * @returns the number of the change.
 */
export async function rewrite(
	item: string,
	actor: Actor,
	change: (text: Text) => (after: Text) => void
): Promise<number> {
	const author = { actor: actor.id, name: actor.name ?? '', colour: '' };
	const sequence = await amendDocument(documentKind, item, author, (doc) => change(new Text(doc))(new Text(doc)));
	await padText.written?.(item);
	return sequence;
}
