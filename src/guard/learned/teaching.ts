/** What people decide is learned from, and unlearned wholly when they take it back. */
import { queue } from '#kernel/jobs/queue.ts';
import { exampleOf, type Label } from './model.ts';
import { packed } from './packing.ts';
import { dropExample, keepExample, stoodUnreported } from './store.ts';

export type Taught = {
	key: string;
	title: string;
	text: string;
	kind: string;
	language: string;
	label: Label;
	/** How much it counts against others; 1 is one decision of a person. */
	weight?: number;
	at?: Date;
};

/** The key of a thing of an item: whatever is learned of it later takes the place of what was learned before. */
export const keyOf = (item: string, part: string): string => `thing:${item}:${part}`;

const secondsGathered = 15;

/** Decisions that come close together are learned at once. */
export async function learnSoon(): Promise<void> {
	const slot = secondsGathered * 1000;
	await queue('guard.learn', {}, { key: 'guard.learn', at: new Date(Math.ceil(Date.now() / slot) * slot) });
}

async function keep({ key, title, text, kind, language, label, weight = 1, at = new Date() }: Taught): Promise<void> {
	const features = packed(exampleOf({ title, text, kind }, label));
	await keepExample({ key, features, kind, language, label, weight, at });
}

/** Learns from a decision; a later one under the same key replaces it. */
export async function teach(taught: Taught): Promise<void> {
	await keep(taught);
	await learnSoon();
}

/** The model will be as if this had never been taught. */
export async function unteach(key: string): Promise<void> {
	if (await dropExample(key)) await learnSoon();
}

const mostStoodPerNight = 300;
/** Nobody looked: it counts less than what a person decided. */
const weightOfStood = 0.5;

export async function learnFromWhatStood(now: Date): Promise<void> {
	const stood = await stoodUnreported(now, mostStoodPerNight);
	for (const { item, part, title, text, kind, language } of stood)
		await keep({ key: keyOf(item, part), title, text, kind, language, label: 'ham', weight: weightOfStood, at: now });
	if (stood.length > 0) await learnSoon();
}
