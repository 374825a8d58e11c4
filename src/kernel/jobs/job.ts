/** Later work. A job calls actions; it decides nothing by itself. */
import type { z } from 'zod';

export type Job<Payload = unknown> = {
	/** `room.verb`, stable: queued work is found by it after an upgrade. */
	name: string;
	payload?: z.ZodType<Payload>;
	/** A crontab line (UTC) for work that comes round, as in `0 4 * * *`. */
	every?: string;
	attempts?: number;
	run(payload: Payload): Promise<void>;
};

export const job = <Payload>(spec: Job<Payload>): Job => spec as unknown as Job;
