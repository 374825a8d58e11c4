/** The lines of a list, however it arrives, bounded in their length and number. */
import { refusal } from '#base/refusal.ts';

export const tooManyLines = refusal('guard.list-too-long', 413);

const longestLine = 4096;
export const mostLines = 5_000_000;
const linesPerTurn = 4000;

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** A line too long to be an entry comes cut; so no file without line ends fills the memory. */
async function* split(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string[]> {
	const decoder = new TextDecoder('utf-8');
	let rest = '';
	for await (const piece of pieces) {
		const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
		rest = lines.pop()!.slice(0, longestLine);
		yield lines;
	}
	yield [rest];
}

/**
 * Hands every line to `take`, trimmed and without empty ones; lets others work in between.
 * @throws guard.list-too-long beyond `most` lines, by default five million.
 */
export async function eachLine(
	pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
	take: (line: string) => void,
	most = mostLines
): Promise<void> {
	let count = 0;
	for await (const lines of split(pieces)) {
		for (const line of lines) {
			const tidy = line.slice(0, longestLine).trim();
			if (tidy === '') continue;
			if (++count > most) throw tooManyLines({ gaps: { most } });
			take(tidy);
			if (count % linesPerTurn === 0) await nextTurn();
		}
	}
}
