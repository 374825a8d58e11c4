/** A POST sent twice with the same Idempotency-Key is done once and answered twice (draft-ietf-httpapi-idempotency-key). */
import { createHash } from 'node:crypto';
import { refusal } from '#base/refusal.ts';
import { carrier, transaction } from '../../database/connection.ts';

export const keyReused = refusal('kernel.idempotency-key-reused', 422);
export const keyMalformed = refusal('kernel.idempotency-key-malformed', 422);

export type Answered = { status: number; body: unknown };

const hash = (...parts: string[]): Buffer => {
	const sum = createHash('sha256');
	for (const part of parts) sum.update(`${part.length}:${part}`);
	return sum.digest();
};

/**
 * Claim and work stand in one transaction: whoever comes second waits for the first and gets its answer; a crash in
 * between leaves neither.
 */
export async function once(
	key: string,
	asker: string,
	request: string,
	work: () => Promise<Answered>
): Promise<Answered> {
	if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw keyMalformed();
	const claim = hash(asker, key);
	const content = hash(request);
	return transaction(async () => {
		const claimed = await carrier()`
			insert into kernel.idempotency (claim, content) values (${claim}, ${content}) on conflict do nothing returning claim`;
		if (claimed.length === 0) {
			const [before] = await carrier()<{ content: Buffer; answer: Answered }[]>`
				select content, answer from kernel.idempotency where claim = ${claim}`;
			if (!before || !content.equals(before.content)) throw keyReused();
			return before.answer;
		}
		const answer = await work();
		await carrier()`update kernel.idempotency set answer = ${answer as never}::jsonb where claim = ${claim}`;
		return answer;
	});
}
