import { once } from 'node:events';
import { accessSync, constants, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { written } from '#guard/learned/file.ts';
import { type Example, exampleOf, train } from '#guard/learned/model.ts';
import { lineAt, linesOf, textOf } from './guard-lines.ts';
import { WrongUse } from './wrong-use.ts';

/** Features that are held at once: four bytes each. */
const mostFeatures = 1_000_000_000;

const featuresIn = ({ rows }: Example): number =>
	Object.values(rows).reduce((sum, features) => sum + features.length, 0);

/** Told before an hour of lines was read, not after. */
function checkPlace(file: string): void {
	const folder = dirname(resolve(file));
	try {
		accessSync(folder, constants.W_OK);
	} catch {
		throw new WrongUse(`The model cannot be written into the folder ${folder}.`);
	}
	if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new WrongUse(`${file} is a folder, not a file.`);
}

/** Learns a model from labelled lines; the same lines give the same file. */
export async function trainFrom(
	input: AsyncIterable<Uint8Array>,
	file: string
): Promise<{ spam: number; ham: number }> {
	checkPlace(file);
	const examples: Example[] = [];
	let features = 0;
	let number = 0;
	for await (const json of linesOf(input)) {
		const line = lineAt(++number, json, true);
		const example = exampleOf(textOf(line), line.label!);
		features += featuresIn(example);
		if (features > mostFeatures) throw new WrongUse(`There is too much to learn at once: stop before line ${number}.`);
		examples.push(example);
	}
	const spam = examples.filter(({ label }) => label === 'spam').length;
	if (spam === 0 || spam === examples.length) throw new WrongUse('To learn, lines of "spam" and of "ham" are needed.');
	const draft = `${file}.${process.pid}`;
	writeFileSync(draft, written(train(examples)));
	renameSync(draft, file);
	return { spam, ham: examples.length - spam };
}

export async function trainModel(file: string): Promise<void> {
	const { spam, ham } = await trainFrom(process.stdin, file);
	if (!process.stderr.write(`Learned from ${spam} spam and ${ham} ham; the model is in ${file}.\n`))
		await once(process.stderr, 'drain');
}
