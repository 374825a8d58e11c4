/** A file `.etherpad` becomes a pad with the history, the authors and the chat it had. */
import type { Caller } from '#kernel/actions/perform.ts';
import { perform } from '#kernel/actions/perform.ts';
import { type BroughtPad, bringPad } from './actions.ts';
import type { Brought, Person } from './brought.ts';
import { type EtherPad, etherpadFrom } from './record.ts';
import { type Replay, replayed } from './replay.ts';
import { clean } from './shape.ts';
import { inTurn } from './turns.ts';
import { formatName } from './whole/format.ts';
import { wholeBrought } from './whole/read.ts';
import { wordsIn } from './words.ts';

const titleOf = ({ name }: EtherPad): string =>
	name
		.replace(/^g\.[a-zA-Z0-9]{16}\$/, '')
		.replaceAll('_', ' ')
		.trim();

/** Those who wrote or spoke; nobody is no person. */
function peopleOf({ authors, chat }: EtherPad, { changes }: Replay): Person[] {
	const known = new Map(authors.map((author) => [author.id, author]));
	const ids = new Set([...changes, ...chat].map(({ author }) => author));
	ids.delete('');
	return [...ids].map((id) => ({
		id,
		actor: `etherpad:${clean(id)}`,
		name: known.get(id)?.name ?? '',
		colour: known.get(id)?.colour ?? ''
	}));
}

/** Revisions people kept, by the change after which the text was theirs. */
const momentsOf = ({ saved, first }: EtherPad, { changesAt }: Replay) =>
	saved.flatMap(({ revision, label }) => {
		const change = changesAt[revision - first];
		return change && label ? [{ change, name: label }] : [];
	});

/** @throws pads.broken-etherpad, pads.too-large; nothing was written then. */
export const etherpadBrought = (bytes: Uint8Array, now: Date): Promise<Brought> =>
	inTurn(async () => {
		const pad = etherpadFrom(bytes, now);
		const replay = await replayed(pad);
		return {
			...{ title: titleOf(pad), name: pad.name, kind: 'rich', formerId: null },
			...wordsIn(replay.state),
			people: peopleOf(pad, replay),
			...{ changes: replay.changes, state: replay.state, chat: pad.chat },
			moments: momentsOf(pad, replay),
			...{ threads: [], pictures: [], missing: pad.first }
		};
	});

export type ImportWish = {
	/** By default the name it had. */
	title?: string;
	keepDays?: string | number;
	writers?: string;
	/** Under `/p/`: the one it had, another one, or none. */
	name?: string | true;
};

/** Whether a file is a pad of Etherpad or a whole pad of ours; by its first letters, which both write. */
const isWhole = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 200)).includes(`"${formatName}"`);

export const broughtFrom = (bytes: Uint8Array, now: Date): Promise<Brought> =>
	isWhole(bytes) ? inTurn(() => wholeBrought(bytes, now)) : etherpadBrought(bytes, now);

/**
 * Reads a file `.etherpad`, or a whole pad of ours, then makes the pad in one transaction.
 * @throws pads.broken-etherpad, pads.broken-file, pads.too-large, and what making a pad throws; nothing was written then.
 */
export async function importEtherpad(bytes: Uint8Array, wish: ImportWish, caller: Caller): Promise<BroughtPad> {
	const brought = await broughtFrom(bytes, caller.now ?? new Date());
	const name = wish.name === true ? brought.name : wish.name;
	return (await perform(bringPad, { ...wish, name, brought }, caller)) as BroughtPad;
}
