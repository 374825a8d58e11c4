/**
 * Texts by grammars: `{a|b|c}` takes one, `{#}` a number, `<name>` a rule of the book. Enough turns for thousands of
 * different texts, the same for the same seed.
 */
import { type Dice, pick } from '../dice.ts';

export type Book = Record<string, readonly string[]>;

export function written(roll: Dice, book: Book, text: string, depth = 0): string {
	if (depth > 6) return text;
	return text
		.replace(/<(\w+)>/g, (_, rule: string) => written(roll, book, pick(roll, book[rule] ?? ['']), depth + 1))
		.replace(/\{([^{}]*)\}/g, (_, inner: string) =>
			inner === '#' ? String(1 + roll(89)) : pick(roll, inner.split('|'))
		);
}

export const from = (roll: Dice, book: Book, rule: string): string => written(roll, book, `<${rule}>`);

/** With one letter in so many typed wrong, doubled or left out, as people do. */
export function typedBy(roll: Dice, text: string, oneIn: number): string {
	return [...text]
		.map((letter) => {
			if (roll(oneIn) !== 0) return letter;
			return ['', letter + letter, letter.toLowerCase()][roll(3)]!;
		})
		.join('');
}
