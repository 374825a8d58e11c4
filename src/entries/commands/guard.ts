/** `archipel guard …`: what the guard does without a database. */
import { WrongUse } from './wrong-use.ts';

const usage = 'Say what the guard shall do: archipel guard train --model <file>, or guard judge --model <file>';

function modelIn(words: string[]): string {
	const [flag, file, ...more] = words;
	if (flag !== '--model' || !file || more.length > 0) throw new WrongUse(usage);
	return file;
}

const verbs: Record<string, (words: string[]) => Promise<void>> = {
	train: async (words) => (await import('./guard-train.ts')).trainModel(modelIn(words)),
	judge: async (words) => (await import('./guard-judge.ts')).judgeLines(modelIn(words))
};

export async function guard([verb = '', ...words]: string[]): Promise<void> {
	if (!Object.hasOwn(verbs, verb)) throw new WrongUse(usage);
	await verbs[verb]!(words);
}
