/**
 * A question to a service elsewhere: 140 ms in all, so that it is answered before the guard stops waiting, and none at all for a
 * minute after five in a row stayed without answer.
 */
export const patienceMs = 140;
const mostFailures = 5;
const restMs = 60_000;
const mostBytes = 16_384;

export class Service {
	#failures = 0;
	#restUntil = 0;

	/** @throws where it is silent, refuses, says too much, or rests: unknown, never bad. */
	async ask(
		address: string,
		form: Record<string, string>,
		now = Date.now()
	): Promise<{ text: string; headers: Headers }> {
		if (now < this.#restUntil) throw new Error('The service did not answer just now; it is left alone for a minute.');
		try {
			const answer = await answerOf(address, form);
			this.#failures = 0;
			return answer;
		} catch (problem) {
			if (++this.#failures >= mostFailures) {
				this.#failures = 0;
				this.#restUntil = now + restMs;
			}
			throw problem;
		}
	}
}

async function answerOf(address: string, form: Record<string, string>) {
	const answer = await fetch(address, {
		method: 'POST',
		body: new URLSearchParams(form),
		redirect: 'error',
		signal: AbortSignal.timeout(patienceMs),
		headers: { 'user-agent': 'Archipel | guard' }
	});
	if (!answer.ok) throw new Error(`The service answered ${answer.status}.`);
	return { text: await textOf(answer), headers: answer.headers };
}

async function textOf(answer: Response): Promise<string> {
	const parts: Uint8Array[] = [];
	let bytes = 0;
	for await (const part of answer.body ?? []) {
		bytes += part.length;
		if (bytes > mostBytes) throw new Error('The service says too much.');
		parts.push(part);
	}
	return Buffer.concat(parts).toString('utf8');
}
