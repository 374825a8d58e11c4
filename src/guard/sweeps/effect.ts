/** What may be done to many at once and undone wholly. Each is written by whoever owns the rows, and learned here. */

/** What an id names: an item, a part of one (`<item>/<part>`), an account. */
export type Target = 'item' | 'part' | 'account';

/** The state of one target as JSON: everything the effect may change, and nothing else. */
export type Image = Readonly<Record<string, unknown>>;

/** Whose order it is, and why; the same for all of one batch. */
export type Order = { sweep: string; by: string; at: Date; reason: string };

export type Effect = {
	/** `items.trash`, `accounts.silence`; its name stands at `guard:effects.<kind>` with the dot as a dash. */
	kind: string;
	on: Target;
	/** False where nothing brings it back: then two people sign, always. */
	undoable: boolean;
	/**
	 * Locks the rows and says how they stand. What is gone already is left out of the answer; what stands but holds no
	 * fact yet (never silenced) is said with an image all the same.
	 */
	capture(ids: readonly string[]): Promise<ReadonlyMap<string, Image>>;
	/** Within the transaction of `capture`, with the ids it answered. Doing it to what is so already changes nothing. */
	apply(ids: readonly string[], order: Order): Promise<void>;
	/** Afterwards `capture` answers the very same images, to the byte. */
	restore(images: ReadonlyMap<string, Image>): Promise<void>;
};

const effects = new Map<string, Effect>();

export function learnEffects(learned: readonly Effect[]): void {
	for (const effect of learned) effects.set(effect.kind, effect);
}

export const effectOf = (kind: string): Effect | null => effects.get(kind) ?? null;
export const effectsOn = (target: Target): Effect[] => [...effects.values()].filter(({ on }) => on === target);
export const allEffects = (): Effect[] => [...effects.values()];
