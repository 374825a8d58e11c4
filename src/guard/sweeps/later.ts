import { queue } from '#kernel/jobs/queue.ts';

/** In the transaction that makes it go on. */
export const goOnLater = (sweep: string, seconds = 0): Promise<void> =>
	queue(
		'guard.sweep',
		{ sweep },
		{ key: `guard.sweep ${sweep}`, ...(seconds > 0 ? { at: new Date(Date.now() + seconds * 1000) } : {}) }
	);
