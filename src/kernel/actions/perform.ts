/** The one door for every change. */
import { hiddenWordsIn } from '#base/hidden.ts';
import { faultsOf } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { admit, notAllowed, passFor } from '../access/pass.ts';
import type { ShownPassword } from '../access/password.ts';
import { restrictionOf, suspended } from '../access/restricted.ts';
import { type Actor, house, newGuest } from '../accounts/actor.ts';
import { remember } from '../accounts/store.ts';
import { record } from '../activity/store.ts';
import { afterCommit, transaction } from '../database/connection.ts';
import { diskFull, isDiskFull } from '../database/room.ts';
import { together } from '../database/together.ts';
import { askedBy } from '../limits/place.ts';
import type { Language } from '../words/words.ts';
import type { Action, Deed, FormTrace, ItemAction, ItemDeed, Opening, Trace, Weight } from './action.ts';

/** Who asks: perhaps nobody known yet, perhaps with a secret key in hand. */
export type Caller = {
	actor: Actor | null;
	key: string | null;
	language: Language;
	/** Daily-salted hash of where the request comes from; null for jobs and the command line. */
	place: string | null;
	/** Where the request comes from, to be looked up in lists and forgotten: never written down. */
	address?: string | null;
	/** How the form was filled in. */
	form?: FormTrace | null;
	/** In how many words of what was sent unseen signs stood between letters; `perform` counts them, cleaning takes them away. */
	hidden?: number;
	/** The password of the item, where it was sent along. */
	password?: ShownPassword | null;
	/** Goes around the deed in its transaction; what was done already it does not do again, and gives what came of it. */
	once?<Result>(work: () => Promise<Result>): Promise<Result>;
	/** The moment the rounds of the house speak of; by default now. */
	now?: Date;
	/** Is told what was done of what the guard may hold back, so that whoever asked can be told of it. */
	onDone?(done: Done): void;
};

export const malformed = refusal('kernel.malformed', 422);
export const houseCaller: Caller = { actor: house, key: null, language: 'en', place: null };

/** What came of an action, for the guard to remember: `by` and `at` are what the activity may say. */
export type Done = { item: string | null; parts: string[]; by: string | null; at: Date };

/** Kept in the transaction of the deed. */
export type Judgement = { keep(done: Done): Promise<void> };

/**
 * The guard's seat: it may throw a refusal before anything is written. Null when there is nothing to remember.
 * Filled in `entries/house.ts`.
 */
export type Weigher = (
	action: Action,
	weight: Weight,
	context: Deed<unknown> | ItemDeed<unknown>,
	caller: Caller
) => Promise<Judgement | null>;
let weigher: Weigher | null = null;
export const seatGuard = (guard: Weigher): void => {
	weigher = guard;
};

/** Who wants to hear of changed items, once they are on disk. Filled in `entries/house.ts`. */
export type Teller = (item: string, act: string, version: number) => void;
const tellers: Teller[] = [];
export const tellAfterwards = (teller: Teller): void => {
	tellers.push(teller);
};

export function parse<Input, Result>(action: Action<Input, Result>, input: unknown): Input {
	const read = action.input.safeParse(input);
	if (!read.success) throw malformed({ fields: faultsOf(read.error, input) });
	return read.data;
}

/**
 * Parse → find the item and the right → may? → the guard → one transaction { run, activity } → tell.
 * @throws Refusal when it is not done; then nothing was written.
 */
export async function perform<Input, Result>(
	action: Action<Input, Result>,
	input: unknown,
	caller: Caller
): Promise<Result> {
	const parsed = parse(action, input);
	const actor = caller.actor ?? newGuest();
	const deed = { input: parsed, actor, now: caller.now ?? new Date(), language: caller.language };
	const hidden = action.weigh ? hiddenWordsIn(input) : 0;
	const seen = hidden > 0 ? { ...caller, hidden } : caller;
	return 'on' in action && action.on !== undefined
		? change(action as ItemAction<Input, Result>, deed, seen)
		: make(action as Opening<Input, Result>, deed, seen);
}

async function change<Input, Result>(action: ItemAction<Input, Result>, deed: Deed<Input>, caller: Caller) {
	const name = String(deed.input[action.on]);
	const pass = await passFor({ tool: action.tool, name }, deed.actor, caller.key, caller.password);
	admit(pass, action.needs ?? 'read');
	// Whoever is suspended brings nothing new; what they have they may still leave, take along or give up.
	if (pass.restricted === 'suspend' && action.weigh) throw suspended();
	return carryOut(action, { ...deed, pass }, caller, () => pass.item, action.made);
}

async function make<Input, Result>(action: Opening<Input, Result>, deed: Deed<Input>, caller: Caller) {
	const isKnown = caller.actor !== null && caller.actor.kind !== 'house';
	if (isKnown && action.weigh && (await restrictionOf(deed.actor.id))?.how === 'suspend') throw suspended();
	return carryOut(action, deed, caller, (result) => action.made?.(result) ?? null);
}

/** Even what brings no words may come too often, or from whoever may not. */
const wordless: Weight = { effort: 1, words: [] };

type Doable<Result, Context> = {
	name: string;
	may(context: Context): boolean;
	weigh?(context: Context): Weight | Promise<Weight>;
	parts?(context: Context, result: Result): string[];
	run(context: Context): Promise<Result>;
	trace?(context: Context, result: Result): Trace;
	about?(context: Context, result: Result): Record<string, unknown>;
	by?(result: Result): string | null;
	crowded?: boolean;
};

async function carryOut<Input, Result, Context extends Deed<Input> | ItemDeed<Input>>(
	action: Doable<Result, Context>,
	context: Context,
	caller: Caller,
	itemOf: (result: Result) => string | null,
	madeOf: ((result: Result) => string) | undefined = undefined
): Promise<Result> {
	if (!action.may(context)) throw notAllowed();
	// The house itself goes on: what it takes away makes room.
	if (context.actor.kind !== 'house' && isDiskFull()) throw diskFull({ retryAfter: 60 });
	const weight = (await action.weigh?.(context)) ?? wordless;
	const judgement = await weigher?.(action as unknown as Action, weight, context, caller);
	const work = async () => {
		if (context.actor.kind === 'guest' && !action.by && !action.trace) await remember(context.actor);
		const result = await action.run(context);
		const item = itemOf(result);
		const trace = action.trace?.(context, result) ?? { actor: context.actor, at: context.now };
		const by = action.by ? action.by(result) : trace.actor.id;
		const done = { item: madeOf?.(result) ?? item, parts: action.parts?.(context, result) ?? [], by, at: trace.at };
		await judgement?.keep(done);
		if (judgement || !('pass' in context)) caller.onDone?.(done);
		if (by === null) return result;
		const about = action.about?.(context, result);
		let version: number | undefined;
		await record({ item, actor: by, act: action.name, about, at: trace.at }, (after) => {
			version = after;
		});
		if (item !== null) afterCommit(() => spreadNews(item, action.name, version));
		return result;
	};
	const asked = context.actor.kind === 'guest' ? () => askedBy(caller, work) : work;
	const whole = caller.once ? () => caller.once!(asked) : asked;
	return action.crowded && 'pass' in context ? together(context.pass.item, whole) : transaction(whole);
}

function spreadNews(item: string, act: string, version: number | undefined): void {
	if (version === undefined) return;
	for (const tell of tellers) tell(item, act, version);
}
