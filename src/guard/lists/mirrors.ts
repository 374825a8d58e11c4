/** Asks the mirrors whose time has come. */
import { isRefusal } from '#base/refusal.ts';
import { askOutside } from '#kernel/limits/outside.ts';
import { log } from '#kernel/settings/log.ts';
import { type Edition, type Holds, type List, noteTrouble, noteUnchanged, swapIn, takeDue } from './store.ts';

const MiB = 1024 * 1024;
const limits = { maxBytes: 256 * MiB, timeoutMs: 5 * 60_000, maxRedirects: 5 };

/** From the bytes of a list to an edition of it. */
export type Reader = (list: List, bytes: AsyncIterable<Uint8Array>) => Promise<Edition>;

/** Why a mirror was not read, in one word that has words at the desk. */
const troubleOf = (problem: unknown): string => {
	if (!isRefusal(problem)) return 'failed';
	const why = problem.details.gaps?.why;
	return why === undefined ? problem.code : `${problem.code} ${why}`;
};

const isEmptied = (list: List, edition: Edition): boolean => edition.entries === 0 && list.entries > 0;

async function ask(list: List, read: Reader, now: Date): Promise<void> {
	const headers: Record<string, string> = list.etag && list.edition > 0 ? { 'if-none-match': list.etag } : {};
	const answer = await askOutside(list.mirror!, { ...limits, headers });
	if (answer.status === 304) return noteUnchanged(list, now);
	if (answer.status !== 200) return noteTrouble(list.id, `status ${answer.status}`);
	const edition = await read(list, answer.body);
	// A page that says "sorry" in place of the list empties nothing.
	if (isEmptied(list, edition)) return noteTrouble(list.id, 'empty');
	await swapIn(list.id, { ...edition, etag: answer.headers.etag ?? null }, now);
}

/** @returns how many mirrors were asked. */
export async function fetchDue(holds: Holds, read: Reader, now: Date): Promise<number> {
	let asked = 0;
	for (let list = await takeDue(holds, now); list; list = await takeDue(holds, now)) {
		asked++;
		try {
			await ask(list, read, now);
		} catch (problem) {
			if (!isRefusal(problem)) log().error({ part: 'guard', err: problem, list: list.id }, 'list not read');
			await noteTrouble(list.id, troubleOf(problem));
		}
	}
	return asked;
}
