/** Tidings of documents from and to the other processes of this host. */
import { hear, wholePool } from '#kernel/database/connection.ts';
import { log } from '#kernel/settings/log.ts';
import { settings } from '#kernel/settings/settings.ts';

const channel = 'archipel_documents';
const here = crypto.randomUUID();
/** PostgreSQL carries less than 8,000 bytes in one go. */
const longestNotice = 7_500;

export type Tidings = { kind: string; item: string; sequence?: number; presence?: string };

export function tellOthers(tidings: Tidings): void {
	if (settings().PROCESSES === 1) return;
	const text = JSON.stringify({ from: here, ...tidings });
	if (text.length > longestNotice) return;
	wholePool()
		.notify(channel, text)
		.catch((problem) => log().warn({ part: 'documents', err: problem }, 'tidings did not travel'));
}

/** @returns what ends the hearing. */
export async function hearOthers(listener: (tidings: Tidings) => void): Promise<() => Promise<void>> {
	if (settings().PROCESSES === 1) return async () => {};
	return hear(channel, (text) => {
		const { from, ...tidings } = JSON.parse(text);
		if (from !== here) listener(tidings);
	});
}
