/** Reads a poll back from the open format (docs/formats/polls.md): all is checked, nothing is trusted. */
import { z } from 'zod';
import { faultsOf, ifGiven, instant, isInstant, longText } from '#base/inputs.ts';
import type { FieldFault } from '#base/refusal.ts';
import { levelsOf } from '#kernel/web/api/body.ts';
import type { Choices, Turns } from '../ballot.ts';
import { messageLength } from '../deciding/actions.ts';
import { ballotInput, commentInput, type OpeningInput, openingInput } from '../input.ts';
import type { Made } from '../making.ts';
import { limits, type OptionId } from '../poll.ts';
import { formatName, formatVersion } from './open-format.ts';

export type ReadBallot = { name: string; choices: Choices; turns?: Turns; at?: Date };
export type ReadComment = { name: string; text: string; private: boolean; at?: Date };

export type ReadPoll = {
	input: OpeningInput;
	ballots: ReadBallot[];
	comments: ReadComment[];
	closedAt: Date | null;
	decided: { options: OptionId[]; message: string };
	/** Options that still wait for the owner, by their new ids. */
	waiting: OptionId[];
};

const mostLevels = 12;
const mostFaults = 50;

const some = (most: number) =>
	z
		.array(z.unknown())
		.max(most)
		.pipe(z.array(z.looseObject({})));
const id = z.string().min(1).max(40);

const document = z.looseObject({
	format: z.literal(formatName),
	version: z.literal(formatVersion),
	poll: z.looseObject({
		options: z
			.array(z.unknown())
			.max(limits.options.date)
			.pipe(z.array(z.looseObject({ id }))),
		scale: z.looseObject({}).default({}),
		policy: z.looseObject({}).default({}),
		proposals: z.looseObject({}).default({}),
		closesAt: instant.nullish(),
		closedAt: instant.nullish(),
		decision: z
			.looseObject({ options: z.array(id).max(limits.decided), message: ifGiven(longText(messageLength)) })
			.nullish()
	}),
	ballots: some(limits.ballots).default([]),
	comments: some(limits.comments).default([])
});
type Document = z.output<typeof document>;

/** Places in the file stand in front of the names of its fields. */
export const within = (place: string, faults: FieldFault[]): FieldFault[] =>
	faults.map(({ field, ...fault }) => ({ field: field ? `${place}.${field}` : place, ...fault }));

function jsonOf(text: string): unknown {
	if (levelsOf(text) > mostLevels) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** @param now a deadline that has passed is not asked for again: the poll comes back closed. */
export function readOpenFile(text: string, now: Date): Made<ReadPoll> {
	const value = jsonOf(text);
	const read = document.safeParse(value);
	if (!read.success) {
		const isOurs = typeof value === 'object' && value !== null && 'format' in value && value.format === formatName;
		return { faults: isOurs ? faultsOf(read.error, value) : [{ field: 'file', code: 'polls.not-a-poll' }] };
	}
	const { poll } = read.data;
	const ids = new Map(poll.options.map((option, at) => [option.id, String(at + 1)] as const));
	const opening = openingInput.safeParse(openingOf(poll, now));
	if (!opening.success) return { faults: within('poll', faultsOf(opening.error)) };
	const ballots = ballotsOf(read.data, ids);
	const comments = commentsOf(read.data);
	const faults = [...ballots.faults, ...comments.faults].slice(0, mostFaults);
	if (faults.length > 0) return { faults };
	const named = (old: OptionId[]) => old.flatMap((option) => ids.get(option) ?? []);
	return {
		made: {
			input: opening.data,
			ballots: ballots.read,
			comments: comments.read,
			closedAt: poll.closedAt ?? (poll.closesAt && poll.closesAt <= now ? poll.closesAt : null),
			decided: { options: named(poll.decision?.options ?? []), message: poll.decision?.message ?? '' },
			waiting: named(poll.options.filter(({ waits }) => waits === true).map((option) => option.id))
		}
	};
}

/** The poll as its own form would have sent it; pictures stay behind, since files do not travel in it. */
function openingOf({ title, kind, options, ...poll }: Document['poll'], now: Date): Record<string, unknown> {
	const { description, place, zone, method, scale, policy, proposals, closesAt } = poll;
	const { open, until, approval } = proposals as Record<string, unknown>;
	const stillToCome = (moment: unknown) =>
		typeof moment === 'string' && isInstant(moment) && new Date(moment) > now ? moment : null;
	return {
		title,
		kind,
		options: options.map(({ day, start, end, label, text, link, capacity }) => ({
			...given({ day, start, end, label, text, link, capacity })
		})),
		settings: given({
			...scale,
			...policy,
			description,
			place,
			zone,
			method,
			proposals: open,
			proposalsUntil: stillToCome(until),
			proposalsApproved: approval,
			closesAt: closesAt && closesAt > now ? closesAt.toISOString() : null
		})
	};
}

const given = (fields: Record<string, unknown>): Record<string, unknown> =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

type Read<Thing> = { read: Thing[]; faults: FieldFault[] };

const anyTurn = z.record(z.string(), z.int().min(1).max(1_000_000_000));

function ballotsOf({ ballots }: Document, ids: Map<string, OptionId>): Read<ReadBallot> {
	const found: Read<ReadBallot> = { read: [], faults: [] };
	for (const [at, { name, choices, turns, at: cast }] of ballots.entries()) {
		const foreign = Object.keys(choices ?? {}).find((option) => !ids.has(option));
		const place = `ballots[${at}]`;
		if (foreign) found.faults.push({ field: `${place}.choices.${foreign.slice(0, 40)}`, code: 'not-one-of' });
		const read = ballotInput.safeParse({ name: name ?? undefined, choices: renamed(choices, ids) });
		const claimed = anyTurn.safeParse(turns ?? {});
		if (!read.success) found.faults.push(...within(place, faultsOf(read.error)));
		else if (!claimed.success) found.faults.push(...within(`${place}.turns`, faultsOf(claimed.error)));
		else
			found.read.push({
				name: read.data.name ?? '',
				choices: read.data.choices,
				turns: renamed(claimed.data, ids) as Turns,
				at: momentOf(cast)
			});
		if (found.faults.length >= mostFaults) break;
	}
	return found;
}

const renamed = (given: unknown, ids: Map<string, OptionId>): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries((given ?? {}) as object).flatMap(([option, value]) => {
			const id = ids.get(option);
			return id ? [[id, value]] : [];
		})
	);

const momentOf = (text: unknown): Date | undefined =>
	typeof text === 'string' && isInstant(text) ? new Date(text) : undefined;

function commentsOf({ comments }: Document): Read<ReadComment> {
	const found: Read<ReadComment> = { read: [], faults: [] };
	for (const [at, { name, text, private: secret, at: said }] of comments.entries()) {
		const read = commentInput.safeParse({ name: name ?? undefined, text, private: secret ?? false });
		if (read.success) found.read.push({ ...read.data, name: read.data.name ?? '', at: momentOf(said) });
		else found.faults.push(...within(`comments[${at}]`, faultsOf(read.error)));
		if (found.faults.length >= mostFaults) break;
	}
	return found;
}
