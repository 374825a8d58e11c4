/** Asks every signal, none for longer than it may take. */
import type { Evidence } from './evidence.ts';
import type { Found, Signal } from './signal.ts';

/** No signal ever holds an action longer than this. */
export const patience = 150;

export type Opinions = {
	found: Found[];
	/** Signals that failed or stayed silent: unknown, never bad. */
	unknown: string[];
	versions: Record<string, string>;
};

type Answer = readonly Found[] | null;

const late = Symbol('late');

async function answerOf(asked: Promise<readonly Found[]>, deadline: Promise<typeof late>): Promise<Answer> {
	try {
		const answer = await Promise.race([asked, deadline]);
		return answer === late ? null : answer;
	} catch {
		return null;
	}
}

function ask(signal: Signal, evidence: Evidence, found: readonly Found[]): Answer | Promise<readonly Found[]> {
	try {
		return signal.look(evidence, found);
	} catch {
		return null;
	}
}

const order: Signal['cost'][] = ['nothing', 'text', 'question', 'last'];
export const cheapFirst = (signals: readonly Signal[]): Signal[] =>
	[...signals].sort((one, other) => order.indexOf(one.cost) - order.indexOf(other.cost));

function take({ found, unknown, versions }: Opinions, signal: Signal, answer: Answer): void {
	if (answer === null) unknown.push(signal.name);
	else if (answer.length > 0) {
		found.push(...answer);
		versions[signal.name] = signal.version;
	}
}

/** All that need time are asked at once and share one deadline. */
async function hear(signals: readonly Signal[], evidence: Evidence, opinions: Opinions, until: number): Promise<void> {
	const waiting: { signal: Signal; asked: Promise<readonly Found[]> }[] = [];
	for (const signal of signals) {
		const answer = ask(signal, evidence, opinions.found);
		if (answer instanceof Promise) waiting.push({ signal, asked: answer });
		else take(opinions, signal, answer);
	}
	if (waiting.length === 0) return;
	let timer: NodeJS.Timeout | undefined;
	const deadline = new Promise<typeof late>((resolve) => {
		timer = setTimeout(resolve, Math.max(1, until - performance.now()), late);
	});
	const answers = await Promise.all(waiting.map(({ asked }) => answerOf(asked, deadline)));
	clearTimeout(timer);
	for (const [place, { signal }] of waiting.entries()) take(opinions, signal, answers[place]!);
}

/** @param signals cheap ones first; the last ones hear what the others found. */
export async function opinionsOn(evidence: Evidence, signals: readonly Signal[]): Promise<Opinions> {
	const opinions: Opinions = { found: [], unknown: [], versions: {} };
	const until = performance.now() + patience;
	const isLast = ({ cost }: Signal): boolean => cost === 'last';
	await hear(
		signals.filter((signal) => !isLast(signal)),
		evidence,
		opinions,
		until
	);
	await hear(signals.filter(isLast), evidence, opinions, until);
	return opinions;
}
