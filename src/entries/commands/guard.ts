/** `archipel guard …`: what the guard does for files, without a host. One line per verb. */
import { WrongUse } from './wrong-use.ts';

type Verb = (words: string[]) => Promise<void>;

function modelIn(words: string[]): string {
	const [flag, file, ...more] = words;
	if (flag !== '--model' || !file || more.length > 0) throw new WrongUse('Say which: --model <file>');
	return file;
}

const verbs: Record<string, Verb> = {
	mail: async (words) => (await import('./guard-mail.ts')).guardMail(words),
	returned: async () => (await import('./guard-returned.ts')).guardReturned(),
	train: async (words) => (await import('./guard-train.ts')).trainModel(modelIn(words)),
	judge: async (words) => (await import('./guard-judge.ts')).judgeLines(modelIn(words)),
	learn: async (words) => (await import('./guard-learn.ts')).learnFrom(words[0]),
	export: async (words) => (await import('./guard-learn.ts')).exportTo(words[0])
};

export async function guardCommand([name = '', ...words]: string[]): Promise<void> {
	const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
	if (!verb) throw new WrongUse(`Say what the guard should do: archipel guard ${Object.keys(verbs).join(' | ')}`);
	process.stdout.on('error', stopWhereNobodyReads);
	await verb(words);
}

/** Whoever reads along may have seen enough, as with `… | head`. */
function stopWhereNobodyReads(problem: NodeJS.ErrnoException): void {
	if (problem.code !== 'EPIPE') throw problem;
	process.exit(0);
}
