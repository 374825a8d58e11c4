/** A POST sent twice with the same Idempotency-Key is done once and answered twice (draft-ietf-httpapi-idempotency-key). */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { refusal } from '#base/refusal.ts';
import { carrier, transaction } from '../../database/connection.ts';
import { derived } from '../../settings/secret.ts';

export const keyReused = refusal('kernel.idempotency-key-reused', 422);
export const keyMalformed = refusal('kernel.idempotency-key-malformed', 422);

export type Answered = { status: number; body: unknown };

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Answers hold secret keys: only whoever shows the same Idempotency-Key can have them read again. */
function sealed(answer: Answered, secret: Buffer): string {
	const start = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', secret, start);
	const text = Buffer.concat([cipher.update(JSON.stringify(answer)), cipher.final()]);
	return Buffer.concat([start, cipher.getAuthTag(), text]).toString('base64');
}

function unsealed(kept: string, secret: Buffer): Answered {
	const bytes = Buffer.from(kept, 'base64');
	const cipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
	return JSON.parse(Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString());
}

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
	const claim = derived('idempotency claim', `${asker}\0${key}`);
	const content = hash(request);
	const secret = derived('idempotency', `${asker}\0${key}`);
	return transaction(async () => {
		const claimed = await carrier()`
			insert into kernel.idempotency (claim, content, at) values (${claim}, ${content}, date_trunc('hour', now()))
			on conflict do nothing returning claim`;
		if (claimed.length === 0) {
			const [before] = await carrier()<{ content: Buffer; answer: string }[]>`
				select content, answer from kernel.idempotency where claim = ${claim}`;
			if (!before || !content.equals(before.content)) throw keyReused();
			return unsealed(before.answer, secret);
		}
		const answer = await work();
		await carrier()`update kernel.idempotency set answer = to_jsonb(${sealed(answer, secret)}::text) where claim = ${claim}`;
		return answer;
	});
}

const daysKept = 3;

/** Nobody sends a request again after so many days. */
export const forgetAnswers = (now: Date) =>
	carrier()`delete from kernel.idempotency where at < ${now}::timestamptz - make_interval(days => ${daysKept})`;
