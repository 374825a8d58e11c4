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

function ask(signal: Signal, evidence: Evidence): Answer | Promise<readonly Found[]> {
	try {
		return signal.look(evidence);
	} catch {
		return null;
	}
}

const order: Signal['cost'][] = ['nothing', 'text', 'question'];
export const cheapFirst = (signals: readonly Signal[]): Signal[] =>
	[...signals].sort((one, other) => order.indexOf(one.cost) - order.indexOf(other.cost));

/** @param signals cheap ones first. All that need time are asked at once and share one deadline. */
export async function opinionsOn(evidence: Evidence, signals: readonly Signal[]): Promise<Opinions> {
	const opinions: Opinions = { found: [], unknown: [], versions: {} };
	const take = (signal: Signal, answer: Answer): void => {
		if (answer === null) opinions.unknown.push(signal.name);
		else if (answer.length > 0) {
			opinions.found.push(...answer);
			opinions.versions[signal.name] = signal.version;
		}
	};
	const waiting: { signal: Signal; asked: Promise<readonly Found[]> }[] = [];
	for (const signal of signals) {
		const answer = ask(signal, evidence);
		if (answer instanceof Promise) waiting.push({ signal, asked: answer });
		else take(signal, answer);
	}
	if (waiting.length === 0) return opinions;
	let timer: NodeJS.Timeout | undefined;
	const deadline = new Promise<typeof late>((resolve) => {
		timer = setTimeout(resolve, patience, late);
	});
	const answers = await Promise.all(waiting.map(({ asked }) => answerOf(asked, deadline)));
	clearTimeout(timer);
	for (const [place, { signal }] of waiting.entries()) take(signal, answers[place]!);
	return opinions;
}
