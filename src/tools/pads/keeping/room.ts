/** Whether there is room to say more: comments and chat count in the room of a pad and of whoever holds it. */
import { hasRoom, quotaFull } from '#kernel/limits/quota.ts';
import { mostBytes } from '../pad.ts';

/** @throws kernel.quota-full */
export async function mindBytes(item: string): Promise<void> {
	if (!(await hasRoom(item))) throw quotaFull({ gaps: { what: 'bytes', most: mostBytes / 1024 / 1024 } });
}
