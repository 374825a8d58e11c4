/** How a page moves, turns and sizes what is drawn on it (ISO 32000-2, 8.3.4). */
export type Matrix = ArrayLike<number>;

export function times(one: Matrix, other: Matrix): number[] {
	const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(one);
	const [A = 1, B = 0, C = 0, D = 1, E = 0, F = 0] = Array.from(other);
	return [a * A + c * B, b * A + d * B, a * C + c * D, b * C + d * D, a * E + c * F + e, b * E + d * F + f];
}
