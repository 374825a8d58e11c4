/** A poll made from a file. */
import { z } from 'zod';
import { newId } from '#base/ids.ts';
import { faulty, ifGiven, shortText, zoneName } from '#base/inputs.ts';
import { keyFor } from '#kernel/access/keys.ts';
import { opening, type Weight } from '#kernel/actions/action.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { mostKeepDaysOf } from '#kernel/items/long.ts';
import { openItem } from '#kernel/items/open.ts';
import type { Opened } from '../asking/actions.ts';
import { decide } from '../decision.ts';
import { keepDaysFor } from '../keeping.ts';
import { limits, type Poll } from '../poll.ts';
import { dayOrders } from '../printed-day.ts';
import * as store from '../store.ts';
import { type ImportedPoll, importedPoll, mostText } from './import.ts';

export const importInput = z.strictObject({
	/** The file: a CSV as Framadate exports it, or our open format. */
	text: z
		.string()
		.refine((text) => text.length <= mostText, faulty('too-long', mostText))
		.refine((text) => !text.includes('\0'), faulty('not-allowed'))
		.min(1),
	title: ifGiven(shortText(limits.title)),
	zone: ifGiven(zoneName),
	dayOrder: ifGiven(z.enum(dayOrders))
});
type ImportInput = z.output<typeof importInput>;

/** Both the guard and the deed ask for it: a file of megabytes is read once. */
const readings = new WeakMap<ImportInput, ImportedPoll>();

function readOr(input: ImportInput, language: string, now: Date): ImportedPoll {
	const known = readings.get(input) ?? read(input, language, now);
	readings.set(input, known);
	return known;
}

function read(input: ImportInput, language: string, now: Date): ImportedPoll {
	const found = importedPoll({ ...input, zone: input.zone ?? 'UTC', language }, now);
	if (found.faults) throw malformed({ fields: found.faults });
	if (!found.made.sureOfDays && input.dayOrder === undefined)
		throw malformed({ fields: [{ field: 'dayOrder', code: 'required' }] });
	return found.made;
}

/** What others will read of it: a file may hold much else, before it or between. */
const wordsIn = ({ poll, comments, ballots, decided }: ImportedPoll): Weight => ({
	kind: 'poll',
	effort: 10,
	title: poll.title,
	words: [
		...[poll.description, poll.place],
		...poll.options.flatMap(({ label, text, link }) => [label, text, link]),
		...comments.flatMap(({ name, text }) => [name, text]),
		...ballots.map(({ name }) => name),
		decided.message
	]
});

/** As it ended where it comes from; the calendar messages sent there are not ours. */
function endedAs(poll: Poll, { closedAt, decided }: ImportedPoll, actor: string, now: Date): Poll {
	const closed = closedAt ? { ...poll, closing: { by: actor, at: closedAt } } : poll;
	const { options, message } = decided;
	if (options.length === 0) return closed;
	const ending = decide(closed, options, actor, now);
	return { ...closed, ...ending, decision: { ...ending.decision, ...(message && { message }) } };
}

export type ImportedResult = Opened & { voters: number };

/** All of it or nothing. Whoever imports owns the poll; ballots keep their names, and nobody is tied to them. */
export const importPoll = opening({
	name: 'polls.import',
	input: importInput,
	may: () => true,
	weigh: ({ input, language, now }) => wordsIn(readOr(input, language, now)),
	made: ({ item }) => item.id,
	about: (_deed, { voters }) => ({ voters }),
	async run({ input, actor, now, language }): Promise<ImportedResult> {
		const read = readOr(input, language, now);
		const { title } = read.poll;
		const keepDays = keepDaysFor(read.poll.options, read.poll.zone, now, mostKeepDaysOf(actor));
		const item = await openItem({ tool: 'polls', title, owner: actor.id, language, keepDays }, now);
		const blank: Poll = { ...read.poll, id: item.id, closing: null, decision: null, sequence: null };
		const poll = endedAs(blank, read, actor.id, now);
		await store.keepPoll(poll);
		await store.keepImported(poll, {
			turn: read.turn,
			ballots: read.ballots.map((ballot) => ({ ...ballot, id: newId(), actor: null })),
			comments: read.comments.map((comment) => ({ ...comment, id: newId(), actor: null, ballot: null }))
		});
		return { poll, item, manageKey: await keyFor(item.id, 'manage'), voters: read.ballots.length };
	}
});
