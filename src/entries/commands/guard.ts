/** `archipel guard …`: what the guard does for files, without a host. One line per verb. */
import { WrongUse } from './wrong-use.ts';

type Verb = (words: string[]) => Promise<void>;

const verbs: Record<string, () => Promise<Verb>> = {
	mail: async () => (await import('./guard-mail.ts')).guardMail
};

export async function guardCommand([name = '', ...words]: string[]): Promise<void> {
	const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
	if (!verb) throw new WrongUse(`Say what the guard should do: archipel guard ${Object.keys(verbs).join(' | ')}`);
	await (await verb())(words);
}
