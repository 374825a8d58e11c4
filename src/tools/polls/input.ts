/** What comes in from forms and programs, checked field by field before any rule sees it. */
import { z } from 'zod';
import {
	day,
	faulty,
	ifGiven,
	instant,
	longText,
	manyOf,
	personName,
	shortText,
	webAddress,
	zoneName
} from '#base/inputs.ts';
import { answers, type Choice } from './ballot.ts';
import { grades } from './counting/majority-judgment.ts';
import { commentRules, edits, fullRules, nameRules, results } from './policy.ts';
import { kinds, limits, methods } from './poll.ts';

// Forms send digits, and 'on' for a ticked box.
const numeral = (value: unknown) =>
	typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
const whole = (least: number, most: number) => z.preprocess(numeral, z.int().min(least).max(most));
const ticks = new Map<unknown, boolean>([
	['on', true],
	['true', true],
	['false', false],
	['', false]
]);
export const ticked = z.preprocess((value) => ticks.get(value) ?? value, z.boolean());

/** '' and null empty a field; a field left out stays as it was. */
const emptied = <Schema extends z.ZodType>(schema: Schema) =>
	z
		.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), schema.nullable())
		.optional();

/** The kernel says which blob it is; here only its shape is looked at. */
const blobId = z.string().regex(/^[\w-]{8,128}$/);

/** ISO 8601; without offset it is on the poll's clocks. `slotFrom` and `instantIn` read it. */
const moment = z.string().max(40);

export const optionId = z
	.string()
	.max(6)
	.regex(/^[1-9]\d{0,5}$/);

const capacity = whole(1, limits.capacity);

/** `text` is Markdown in a choice poll, and what stands in place of hours in a date poll. */
export const optionInput = z.strictObject({
	label: ifGiven(shortText(limits.label)),
	day: ifGiven(day),
	start: ifGiven(moment),
	end: ifGiven(moment),
	text: ifGiven(longText(limits.text)),
	link: ifGiven(webAddress),
	picture: ifGiven(blobId),
	capacity: emptied(capacity)
});
export type OptionInput = z.output<typeof optionInput>;

const optionList = manyOf(optionInput, limits.options.date).refine((options) => options.length > 0, {
	params: { fault: 'required' }
});

/** Every setting, each of which may be left out. */
const settings = {
	description: emptied(longText(limits.description)),
	place: emptied(shortText(limits.place)),
	zone: ifGiven(zoneName),
	method: ifGiven(z.enum(methods)),
	maxScore: emptied(whole(1, 100)),
	dots: emptied(whole(1, 1_000)),
	dotsPerOption: emptied(whole(1, 1_000)),
	edits: ifGiven(z.enum(edits)),
	results: ifGiven(z.enum(results)),
	names: ifGiven(z.enum(nameRules)),
	anonymous: ticked.optional(),
	maxYes: emptied(whole(1, 10_000)),
	capacity: emptied(capacity),
	whenFull: ifGiven(z.enum(fullRules)),
	comments: ifGiven(z.enum(commentRules)),
	closesAt: emptied(moment),
	proposals: ticked.optional(),
	proposalsUntil: emptied(moment),
	proposalsApproved: ticked.optional(),
	/** The kernel's expiry: so many days after the last visit, or a day. */
	keepDays: emptied(whole(1, 3_650)),
	keepUntil: emptied(instant)
};
export const settingsInput = z.strictObject(settings);
export type SettingsInput = z.output<typeof settingsInput>;

/** The body of `POST /api/v1/polls`; `newPoll` makes a poll of it. */
export const openingInput = z.strictObject({
	title: shortText(limits.title),
	kind: z.enum(kinds),
	options: optionList,
	settings: settingsInput.optional()
});
export type OpeningInput = z.output<typeof openingInput>;

/** What changes; `changedPoll` says what comes of it. */
export const changeInput = z.strictObject({
	title: shortText(limits.title).optional(),
	settings: settingsInput.optional()
});
export type ChangeInput = z.output<typeof changeInput>;

export const addedOptions = z.strictObject({ options: optionList });

/** A date never changes under answers given to it: it is removed and another one added. */
export const optionChange = z.strictObject({
	option: optionId,
	label: shortText(limits.label).optional(),
	text: emptied(longText(limits.text)),
	link: emptied(webAddress),
	picture: emptied(blobId),
	capacity: emptied(capacity)
});

const choice: z.ZodType<Choice> = z.union([z.enum(answers), z.enum(grades), z.int().min(0).max(1_000)]);

// Counted first: a record of 100,000 keys is refused before an answer is read.
const choices = z
	.looseObject({})
	.refine((given) => Object.keys(given).length <= limits.options.date, faulty('too-many', limits.options.date))
	.pipe(z.record(optionId, choice));

/** `name` may be left out where the poll is anonymous: `nameFaults` says when not. */
export const ballotInput = z.strictObject({ name: ifGiven(personName), choices });

export const commentInput = z.strictObject({
	name: ifGiven(personName),
	text: longText(limits.comment),
	private: ticked.default(false)
});

/** The proposed options, by whom. */
export const proposalInput = z.strictObject({
	name: ifGiven(personName),
	options: manyOf(optionInput, limits.proposalsPerVoter).refine((options) => options.length > 0, {
		params: { fault: 'required' }
	})
});

export const decisionInput = z.strictObject({ options: manyOf(optionId, limits.decided) });

export const closingInput = z.strictObject({ closesAt: emptied(moment) });
