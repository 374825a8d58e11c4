/** Runs beside the page, so that it stays quick: tries until the key fits. */
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

export type Task = { challenge: Challenge; start: number; step: number };

self.onmessage = async ({ data: { challenge, start, step } }: MessageEvent<Task>) => {
	const found = await solveChallenge({
		challenge,
		deriveKey,
		counterStart: start,
		counterStep: step,
		timeout: 300_000
	});
	self.postMessage(found);
};
