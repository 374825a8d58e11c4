import type { FieldFault } from '#base/refusal.ts';
import { type BallotKind, byOption, type Count, type Limits, type MethodId, type OptionId, placesOf } from './count.ts';

/** The limits with their defaults filled in. */
export type Bounds = { options: number; maxYes: number; maxScore: number; dots: number; dotsPerOption: number };

export type FaultCode =
	| 'not-choices'
	| 'unknown-option'
	| 'bad-answer'
	| 'bad-approval'
	| 'bad-rank'
	| 'bad-score'
	| 'bad-grade'
	| 'bad-dots'
	| 'too-many-yes'
	| 'too-many-dots'
	| 'too-many-options'
	| 'option-twice'
	| 'bad-limit';

/** A field fault whose words stand under `faults` in the words files. */
export type CountingFault = FieldFault & { code: FaultCode };
export type ValueFault = Pick<CountingFault, 'code' | 'limit'>;

/** A checked ballot: option indices and values, in the order the ballot came. */
export type Ballot<Value> = (readonly [index: number, value: Value])[];

export type Tally<Figure, Steps> = { figures: Figure[]; groups: number[][]; steps: Steps };

type Rules<Value, Figure, Steps> = {
	id: MethodId;
	fills: BallotKind;
	tieRule: string;
	absentRule: string;
	/** More options than this are refused: the work grows faster than the poll. */
	maxOptions?: number;
	valueFault(value: unknown, bounds: Bounds): ValueFault | null;
	/** What only the whole ballot shows, such as too many dots. */
	ballotFault?(values: Value[], bounds: Bounds): ValueFault | null;
	/** Whether at least one voter is for the option in some way. */
	supported(figure: Figure): boolean;
	tally(ballots: Ballot<Value>[], bounds: Bounds, options: readonly OptionId[]): Tally<Figure, Steps>;
};

export type Method<Figure = unknown, Steps = unknown> = {
	id: MethodId;
	fills: BallotKind;
	tieRule: string;
	absentRule: string;
	maxOptions?: number;
	/** Why a poll cannot be counted this way, whatever the ballots: ask when a poll is made or gains an option. */
	setupFaults(options: readonly OptionId[], limits?: Limits): CountingFault[];
	/** Why a ballot cannot be counted; fields are `choices` or `choices.<option>`. At most 20 faults are named. */
	ballotFaults(options: readonly OptionId[], choices: unknown, limits?: Limits): CountingFault[];
	/** Counts, and throws rather than skip a ballot or a poll that has faults. */
	count(options: readonly OptionId[], ballots: readonly unknown[], limits?: Limits): Count<Figure, Steps>;
};

const maxFaults = 20;
const maxEcho = 60;
const limitRanges = { maxYes: 10_000, maxScore: 100, dots: 1_000, dotsPerOption: 1_000 };

const boundsOf = (options: number, limits: Limits): Bounds => ({
	options,
	maxYes: limits.maxYes ?? Number.POSITIVE_INFINITY,
	maxScore: limits.maxScore ?? 5,
	dots: limits.dots ?? 5,
	dotsPerOption: limits.dotsPerOption ?? Number.POSITIVE_INFINITY
});

export const isWhole = (value: unknown, least: number, most: number): value is number =>
	Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

function isRecord(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null) return false;
	const prototype = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}

function setupFaults(maxOptions: number | undefined, options: readonly OptionId[], limits: Limits): CountingFault[] {
	const faults: CountingFault[] = [];
	if (maxOptions !== undefined && options.length > maxOptions)
		faults.push({ field: 'options', code: 'too-many-options', limit: maxOptions });
	if (new Set(options).size < options.length) faults.push({ field: 'options', code: 'option-twice' });
	for (const [field, most] of Object.entries(limitRanges)) {
		const given = limits[field as keyof Limits] ?? null;
		if (given !== null && !isWhole(given, 1, most)) faults.push({ field, code: 'bad-limit', limit: most });
	}
	return faults;
}

type Reading<Value> = { ballot: Ballot<Value>; faults: CountingFault[] };

/** Reads own properties only, so that a ballot never answers for `constructor` or `__proto__` by inheritance. */
function read<Value>(
	rules: Pick<Rules<Value, unknown, unknown>, 'valueFault' | 'ballotFault'>,
	indices: ReadonlyMap<OptionId, number>,
	choices: unknown,
	bounds: Bounds
): Reading<Value> {
	const ballot: Ballot<Value> = [];
	if (!isRecord(choices)) return { ballot, faults: [{ field: 'choices', code: 'not-choices' }] };
	const faults: CountingFault[] = [];
	for (const [option, value] of Object.entries(choices)) {
		const index = indices.get(option);
		const fault =
			index === undefined
				? ({ code: 'unknown-option' } as const)
				: value !== undefined && rules.valueFault(value, bounds);
		if (fault) faults.push({ field: `choices.${option.slice(0, maxEcho)}`, ...fault });
		else if (value !== undefined) ballot.push([index!, value as Value]);
		if (faults.length === maxFaults) return { ballot, faults };
	}
	const whole =
		faults.length === 0 &&
		rules.ballotFault?.(
			ballot.map(([, value]) => value),
			bounds
		);
	if (whole) faults.push({ field: 'choices', ...whole });
	return { ballot, faults };
}

const indicesOf = (options: readonly OptionId[]) => new Map(options.map((option, index) => [option, index]));

function refuse(what: string, faults: CountingFault[]) {
	const named = faults.map(({ field, code }) => `${field} ${code}`).join(', ');
	if (faults.length > 0) throw new TypeError(`${what} cannot be counted: ${named}`);
}

/** Makes a method out of its rules: checks come first, so no rule ever meets a malformed ballot. */
export function defineMethod<Value, Figure, Steps = undefined>(
	rules: Rules<Value, Figure, Steps>
): Method<Figure, Steps> {
	const { id, fills, tieRule, absentRule, maxOptions } = rules;
	return {
		id,
		fills,
		tieRule,
		absentRule,
		...(maxOptions === undefined ? {} : { maxOptions }),
		setupFaults: (options, limits = {}) => setupFaults(maxOptions, options, limits),
		ballotFaults: (options, choices, limits = {}) =>
			read(rules, indicesOf(options), choices, boundsOf(options.length, limits)).faults,
		count(options, ballots, limits = {}) {
			refuse('this poll', setupFaults(maxOptions, options, limits));
			const indices = indicesOf(options);
			const bounds = boundsOf(options.length, limits);
			const readable = ballots.map((choices, index) => {
				const { ballot, faults } = read(rules, indices, choices, bounds);
				refuse(`ballot ${index + 1}`, faults);
				return ballot;
			});
			const { figures, groups, steps } = rules.tally(readable, bounds, options);
			const winners = (groups[0] ?? []).filter((index) => rules.supported(figures[index]!));
			return {
				method: id,
				tieRule,
				absentRule,
				ballots: ballots.length,
				places: placesOf(options, groups),
				figures: byOption(options, (index) => figures[index]!),
				winners: winners.map((index) => options[index]!),
				tie: winners.length > 1,
				steps
			};
		}
	};
}

/** One figure per option to start from, and the option indices. */
export const blank = <Figure>(options: number, figure: () => Figure): Figure[] =>
	Array.from({ length: options }, figure);

export const indicesUpTo = (options: number): number[] => Array.from({ length: options }, (_, index) => index);
