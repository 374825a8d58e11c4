/** Linear equations with a symmetric positive matrix (Cholesky), for a few dozen unknowns. */

export type Matrix = Float64Array[];

export const matrix = (rows: number, columns: number): Matrix =>
	Array.from({ length: rows }, () => new Float64Array(columns));

/** Lower triangle `root` of which `root · rootᵀ` is the matrix. */
function rootOf(square: Matrix): Matrix {
	const root = matrix(square.length, square.length);
	for (let row = 0; row < square.length; row++) {
		for (let column = 0; column <= row; column++) {
			let rest = square[row]![column]!;
			for (let other = 0; other < column; other++) rest -= root[row]![other]! * root[column]![other]!;
			root[row]![column] = row === column ? Math.sqrt(Math.max(1e-12, rest)) : rest / root[column]![column]!;
		}
	}
	return root;
}

/** @returns for each right side what the matrix makes into it. */
export function solved(square: Matrix, rightSides: readonly Float64Array[]): Matrix {
	const root = rootOf(square);
	return rightSides.map((side) => {
		const answer = side.slice();
		for (let row = 0; row < answer.length; row++) {
			for (let other = 0; other < row; other++) answer[row]! -= root[row]![other]! * answer[other]!;
			answer[row]! /= root[row]![row]!;
		}
		for (let row = answer.length - 1; row >= 0; row--) {
			for (let other = row + 1; other < answer.length; other++) answer[row]! -= root[other]![row]! * answer[other]!;
			answer[row]! /= root[row]![row]!;
		}
		return answer;
	});
}
