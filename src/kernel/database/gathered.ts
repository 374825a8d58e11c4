/**
 * In a crowd (`together.ts`) many deeds say the same statement at the same moment: it goes to the database once, with
 * what each of them brings. Elsewhere it is said alone.
 */
import type { PendingQuery } from 'postgres';
import { beforeNext, crowdHere, sendAlong } from './connection.ts';

type Asked<Ask, Answer> = { ask: Ask } & PromiseWithResolvers<Answer>;

/** @param fly answers in the order of what is asked, of which no two are alike. */
export function askedTogether<Ask, Answer>(fly: (asks: Ask[]) => Promise<Answer[]>): (ask: Ask) => Promise<Answer> {
	const waiting = new WeakMap<object, Asked<Ask, Answer>[]>();

	async function carry(all: Asked<Ask, Answer>[]): Promise<void> {
		try {
			const answers = await fly(all.map(({ ask }) => ask));
			for (const [place, { resolve }] of all.entries()) resolve(answers[place]!);
		} catch (problem) {
			for (const { reject } of all) reject(problem);
		}
	}

	return async (ask) => {
		const crowd = crowdHere();
		if (!crowd) return (await fly([ask]))[0]!;
		const mine = { ask, ...Promise.withResolvers<Answer>() };
		const others = waiting.get(crowd);
		if (others) others.push(mine);
		else {
			const all = [mine];
			waiting.set(crowd, all);
			setImmediate(() => {
				waiting.delete(crowd);
				void carry(all);
			});
		}
		return mine.promise;
	};
}

type Hears<Answer> = (answers: Answer[]) => void;

/**
 * As `sendAlong`: nobody waits for it. In a crowd it is sent before the next question, and before the end.
 * @returns sends a row; `hears` is told all that came back, before what follows the commit.
 */
export function sentTogether<Row, Answer extends object>(
	write: (rows: Row[]) => PendingQuery<Answer[]>
): (row: Row, hears?: Hears<Answer>) => Promise<void> {
	const gathered = new WeakMap<object, { rows: Row[]; all: Hears<Answer>[] }>();
	return async (row, hears = () => {}) => {
		const crowd = crowdHere();
		if (!crowd) return sendAlong(write([row]), hears);
		const { rows, all } = gathered.get(crowd) ?? { rows: [], all: [] };
		rows.push(row);
		all.push(hears);
		if (rows.length > 1) return;
		gathered.set(crowd, { rows, all });
		beforeNext(() => {
			gathered.delete(crowd);
			void sendAlong(write(rows), (answers) => {
				for (const hear of all) hear(answers);
			});
		});
	};
}
