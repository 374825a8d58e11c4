/** Questions that come while others are on their way to the database wait, and go there together. */
import { inTransaction } from './connection.ts';

type Waiting<Ask, Answer> = { ask: Ask; resolve(answer: Answer): void; reject(problem: unknown): void };

/** Two, so that the database works on one while this process reads the other. */
const mostFlights = 2;
const mostAboard = 64;

/**
 * What is asked alone goes at once; under load one statement answers many. Each is asked after it came, never before,
 * so that no answer is older than its question. Within a transaction it is asked there, alone.
 * @param fly answers in the order of the questions.
 */
export function inOneFlight<Ask, Answer>(fly: (asks: Ask[]) => Promise<Answer[]>): (ask: Ask) => Promise<Answer> {
	const waiting: Waiting<Ask, Answer>[] = [];
	let flights = 0;

	async function carry(aboard: Waiting<Ask, Answer>[]): Promise<void> {
		const answers = await fly(aboard.map(({ ask }) => ask));
		for (const [place, { resolve }] of aboard.entries()) resolve(answers[place]!);
	}

	async function takeOff(): Promise<void> {
		flights++;
		// What comes in the same turn goes along.
		await new Promise(setImmediate);
		while (waiting.length > 0) {
			const aboard = waiting.splice(0, mostAboard);
			await carry(aboard).catch(() => Promise.all(aboard.map((one) => carry([one]).catch(one.reject))));
		}
		flights--;
	}

	return async (ask) => {
		if (inTransaction()) return (await fly([ask]))[0]!;
		return new Promise<Answer>((resolve, reject) => {
			waiting.push({ ask, resolve, reject });
			if (flights < mostFlights) void takeOff();
		});
	};
}
