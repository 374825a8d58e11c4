/** How names are asked for. Every question goes through one of these, so that tests and `--offline` replace it. */
import { promises as dns } from 'node:dns';

/** As `dns.promises.resolve`: TXT gives lists of pieces, MX gives objects. Throws with a `code` such as ENOTFOUND. */
export type Resolver = (name: string, type: string) => Promise<unknown[]>;

export const systemResolver: Resolver = (name, type) => dns.resolve(name, type) as Promise<unknown[]>;

const failing = (code: string, words: string): Error => Object.assign(new Error(words), { code });

/** Knows nothing and says so as a silent server would: what depends on it stays unknown. */
export const silentResolver: Resolver = async (name) => {
	throw failing('ETIMEOUT', `Not asked for ${name}.`);
};

export type Bounds = { questions: number; milliseconds: number };

/** A stranger's mail decides which names are asked for: this says how many, and for how long in all. */
export function bounded(resolver: Resolver, { questions, milliseconds }: Bounds): Resolver {
	const end = performance.now() + milliseconds;
	let asked = 0;
	return async (name, type) => {
		asked += 1;
		const left = end - performance.now();
		if (asked > questions || left <= 0) throw failing('ETIMEOUT', `No time left to ask for ${name}.`);
		return within(left, resolver(name, type), name);
	};
}

async function within<Answer>(milliseconds: number, answer: Promise<Answer>, name: string): Promise<Answer> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(failing('ETIMEOUT', `No answer about ${name}.`)), milliseconds);
	});
	try {
		return await Promise.race([answer, late]);
	} finally {
		clearTimeout(timer);
	}
}
