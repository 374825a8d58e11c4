/** An action is one verb. Pages, the API, jobs and the command line all change things through actions alone. */
import type { z } from 'zod';
import type { ItemPass } from '../access/pass.ts';
import type { Right } from '../access/rights.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Language } from '../words/words.ts';

/** What the guard hears of an action: what it brings, how much effort it stands for, and the words of a stranger. */
export type Weight = {
	/** What is made or changed, in the tool's own words: `poll`, `comment`. By default the verb. */
	kind?: string;
	effort: number;
	title?: string | null;
	words: (string | null | undefined)[];
	/** The mail address whoever acts gives as their own. */
	mail?: string | null;
	/** How many people it writes to. */
	mails?: number;
	/** False where nothing of substance is there: a form without a question. */
	substance?: boolean;
};

/** How a form was filled in, as far as it says so itself; nothing of it is a proof. */
export type FormTrace = {
	/** Seconds since the form was handed out; null where it does not say. */
	seconds: number | null;
	/** A field nobody sees was filled in. Browsers do so by themselves, so this leads to a question, never to silence. */
	trapped: boolean;
	/** The person was asked about it and confirmed. */
	confirmed: boolean;
	/** A proof of work that came along, unchecked. */
	work: string | null;
	/** The person would rather wait for somebody to look at it than prove anything. */
	patient?: boolean;
	/** Its fields came as a browser sends them; absent where nothing can be said. */
	inOrder?: boolean;
};

export type Deed<Input> = { input: Input; actor: Actor; now: Date; language: Language };
export type ItemDeed<Input> = Deed<Input> & { pass: ItemPass };

/** What the activity says of who did it and when; where nobody may ever know, the house, at a rounded hour. */
export type Trace = { actor: Actor; at: Date };

type Common<Input, Result, Context> = {
	/** `room.verb`, stable: it stands in the activity of items. */
	name: string;
	input: z.ZodType<Input>;
	may(context: NoInfer<Context>): boolean;
	/** What the guard hears of it. Whoever brings no words and costs nobody anything says nothing. */
	weigh?(context: NoInfer<Context>): Weight | Promise<Weight>;
	/** The parts of the item it made, in the tool's own words, such as `comment:5qJ…`: what the guard holds back. */
	parts?(context: NoInfer<Context>, result: NoInfer<Result>): string[];
	run(context: Context): Promise<Result>;
	/** By default the actor, now. An action that says otherwise remembers guests itself. */
	trace?(context: NoInfer<Context>, result: NoInfer<Result>): Trace;
	/**
	 * Who did it, where only the doing shows (signing in); null leaves no line. The caller is not remembered as a guest.
	 */
	by?(result: NoInfer<Result>): string | null;
	/** What the activity keeps of it; personal words stay out. */
	about?(context: NoInfer<Context>, result: NoInfer<Result>): Record<string, unknown>;
};

/** Changes an item that exists. */
export type ItemAction<Input, Result> = Common<Input, Result, ItemDeed<Input>> & {
	/** The field of the input that names the item. */
	on: keyof Input & string;
	/** The least one must be able to do to get as far as `may`; by default to read. */
	needs?: Right;
	/** Another item that it made of this one: what the guard finds in it falls upon that. */
	made?(result: NoInfer<Result>): string;
	/** Many people do it at the same moment: they are committed together (`database/together.ts`). */
	crowded?: boolean;
	tool: string | null;
};

/** Makes something new, or changes what is not an item. */
export type Opening<Input, Result> = Common<Input, Result, Deed<Input>> & {
	on?: undefined;
	/** The item it made, so that the activity can name it. */
	made?(result: Result): string;
};

// biome-ignore lint/suspicious/noExplicitAny: an action is called by its own input only, checked when it is parsed
export type Action<Input = any, Result = any> = ItemAction<Input, Result> | Opening<Input, Result>;

export const action = <Input, Result>(
	spec: Omit<ItemAction<Input, Result>, 'tool'> & { tool?: string | null }
): ItemAction<Input, Result> => ({ tool: spec.name.split('.')[0]!, ...spec });

export const opening = <Input, Result>(spec: Opening<Input, Result>): Opening<Input, Result> => spec;
