/** News from and to the other processes of this host. */
import { hear, wholePool } from '#kernel/database/connection.ts';
import { log } from '#kernel/settings/log.ts';
import { settings } from '#kernel/settings/settings.ts';
import { spread } from './hub.ts';

const channel = 'archipel_live';
const here = crypto.randomUUID();

/** Told here at once, and to the other processes if there are any. */
export function tell(item: string, act: string, version: number): void {
	spread(item, act, version);
	if (settings().PROCESSES === 1) return;
	wholePool()
		.notify(channel, JSON.stringify({ from: here, item, act, version }))
		.catch((problem) => log().warn({ part: 'live', err: problem }, 'news did not travel'));
}

/** @returns what ends the hearing. */
export async function hearOthers(): Promise<() => Promise<void>> {
	if (settings().PROCESSES === 1) return async () => {};
	return hear(channel, (text) => {
		const { from, item, act, version } = JSON.parse(text);
		if (from !== here) spread(item, act, version);
	});
}
