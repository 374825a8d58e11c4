/** Everybody who can be written to about a poll: who runs it, who voted with an account, who was invited. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { reached } from '#kernel/accounts/mails.ts';
import { recipientsOf } from '#kernel/items/contact.ts';
import type { Language } from '#kernel/words/words.ts';
import type { Ballot } from '../ballot.ts';
import * as store from './inviting/store.ts';

export type Reader = {
	mail: string;
	name: string;
	language: Language;
	as: 'owner' | 'voter' | 'invited';
	/** Whose personal link stands in their letters. */
	invitation: string | null;
};

/** Each address once: as owner before voter before invited. An anonymous poll knows no voters. */
export async function readersOf(pass: ItemPass, ballots: Pick<Ballot, 'actor' | 'name'>[]): Promise<Reader[]> {
	const [owners, voters, invitations] = await Promise.all([
		recipientsOf(pass.item),
		reached([...new Set(ballots.flatMap(({ actor }) => actor ?? []))]),
		store.keptOf(pass)
	]);
	const ballotNames = new Map(ballots.map(({ actor, name }) => [actor, name]));
	const all: Reader[] = [
		...owners.map(({ mail, language }) => ({ mail, name: '', language, as: 'owner' as const, invitation: null })),
		...voters.map(({ id, mail, language }) => ({
			mail,
			name: ballotNames.get(id) ?? '',
			language,
			as: 'voter' as const,
			invitation: null
		})),
		...invitations
			.filter(({ revokedAt }) => revokedAt === null)
			.map(({ id, mail, name, language }) => ({ mail, name, language, as: 'invited' as const, invitation: id }))
	];
	return onceEach(all);
}

/** Who is both keeps the personal link of the invitation. */
function onceEach(readers: Reader[]): Reader[] {
	const known = new Map<string, Reader>();
	for (const reader of readers) {
		const key = reader.mail.toLowerCase();
		const before = known.get(key);
		known.set(key, before ? { ...before, invitation: before.invitation ?? reader.invitation } : reader);
	}
	return [...known.values()];
}
