import { readFileSync, writeFileSync } from 'node:fs';
import { modelToTake, takePrior } from '#guard/learned/current.ts';
import { NotAModel } from '#guard/learned/file.ts';
import { visitHouse } from '../open.ts';
import { WrongUse } from './wrong-use.ts';

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

async function inHouse(work: () => Promise<string>): Promise<void> {
	const house = await visitHouse(say);
	try {
		say(await work());
	} catch (problem) {
		throw problem instanceof NotAModel ? new WrongUse(problem.message) : problem;
	} finally {
		await house.close();
	}
}

/** `archipel guard learn <file>`: a model of `guard train`, or of another host, beneath what people decide here. */
export async function learnFrom(file: string | undefined): Promise<void> {
	if (!file) throw new WrongUse('Say from what: archipel guard learn <file>, a model made by archipel guard train');
	const bytes = readFileSync(file);
	await inHouse(async () => {
		const { model } = await takePrior(bytes);
		return `The guard now knows what ${model.spam} spam and ${model.ham} ham taught it.`;
	});
}

/** `archipel guard export <file>`: what this host learned, for another one. */
export async function exportTo(file: string | undefined): Promise<void> {
	if (!file) throw new WrongUse('Say where to: archipel guard export <file>');
	await inHouse(async () => {
		writeFileSync(file, await modelToTake());
		return `What this host learned is in ${file}.`;
	});
}
