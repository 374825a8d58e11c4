import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { NotAModel, readModel } from '#guard/learned/file.ts';
import type { Model } from '#guard/learned/model.ts';
import { foundIn } from '#guard/learned/signal.ts';
import { lineAt, linesOf, textOf } from './guard-lines.ts';
import { WrongUse } from './wrong-use.ts';

function openModel(file: string): Model {
	try {
		return readModel(readFileSync(file));
	} catch (problem) {
		if (problem instanceof NotAModel) throw new WrongUse(problem.message);
		if ((problem as { code?: string }).code === 'ENOENT') throw new WrongUse(`There is no file ${file}.`);
		throw problem;
	}
}

const verdictFor = (points: number): string => (points >= 10 ? 'quarantine' : points >= 5 ? 'hold' : 'pass');

/** Each line comes back as it was, with what the guard says of it. */
export async function* judged(input: AsyncIterable<Uint8Array>, model: Model): AsyncGenerator<string> {
	let number = 0;
	for await (const json of linesOf(input)) {
		const line = lineAt(++number, json, false);
		const { probability, found } = foundIn(model, textOf(line));
		const points = found.reduce((sum, { points }) => sum + points, 0);
		yield JSON.stringify({ ...line, score: probability, verdict: verdictFor(points), symbols: found });
	}
}

export async function judgeLines(file: string): Promise<void> {
	const model = openModel(file);
	for await (const line of judged(process.stdin, model))
		if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}
