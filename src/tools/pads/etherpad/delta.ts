/** How the words of a line change: what is kept of them, cut and marked anew. */
import type { Marks } from '../text/tree.ts';
import type { Keep } from './easysync/lines.ts';
import { isWithin, type Said } from './shape.ts';

export type Delta = { retain?: number; insert?: string; delete?: number; attributes?: Record<string, unknown> }[];

export const textOf = (said: readonly Said[]): string => said.map(({ text }) => text).join('');

export const attributesOf = (marks: Marks): Record<string, unknown> => ({ ...marks });

export function cut(said: readonly Said[], from: number, to: number): Said[] {
	const found: Said[] = [];
	let at = 0;
	for (const { text, marks } of said) {
		const part = text.slice(Math.max(0, from - at), Math.max(0, to - at));
		if (part) found.push({ text: part, marks });
		at += text.length;
	}
	return found;
}

type Sides = { text: string; sign: number };

/** What is kept, in columns of the words people see, without half letters at its ends. */
export function inSight(
	{ from, at, length }: Keep,
	before: Sides,
	after: Sides
): { from: number; at: number; length: number } {
	let [start, place, left] = [from - before.sign, at - after.sign, length];
	const hidden = Math.max(0, -start, -place);
	[start, place, left] = [start + hidden, place + hidden, left - hidden];
	left = Math.min(left, before.text.length - start, after.text.length - place);
	const isCut = (ahead: number): boolean => isWithin(before.text, start + ahead) || isWithin(after.text, place + ahead);
	if (left > 0 && isCut(0)) [start, place, left] = [start + 1, place + 1, left - 1];
	if (left > 0 && isCut(left)) left -= 1;
	const isSame = before.text.startsWith(after.text.slice(place, place + left), start);
	return { from: start, at: place, length: isSame ? left : 0 };
}

/** The same words with other marks. */
export function remarked(before: Said[], after: Said[]): Delta {
	const delta: Delta = [];
	let [one, other, used, spent] = [0, 0, 0, 0];
	while (one < before.length && other < after.length) {
		const [old, now] = [before[one]!, after[other]!];
		const length = Math.min(old.text.length - used, now.text.length - spent);
		retain(delta, length, changeOf(old.marks, now.marks));
		[used, spent] = [used + length, spent + length];
		if (used === old.text.length) [one, used] = [one + 1, 0];
		if (spent === now.text.length) [other, spent] = [other + 1, 0];
	}
	return delta;
}

function retain(delta: Delta, length: number, attributes: Record<string, unknown> | undefined): void {
	const last = delta.at(-1);
	if (!attributes && last?.retain && !last.attributes) last.retain += length;
	else delta.push(attributes ? { retain: length, attributes } : { retain: length });
}

function changeOf(before: Marks, after: Marks): Record<string, unknown> | undefined {
	if (before === after) return undefined;
	const change: Record<string, unknown> = {};
	for (const name of Object.keys(before)) if (!(name in after)) change[name] = null;
	for (const [name, value] of Object.entries(after))
		if (JSON.stringify(before[name]) !== JSON.stringify(value)) change[name] = value;
	return change;
}
