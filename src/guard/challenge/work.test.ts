import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { priceOf } from './price.ts';
import { isReceipt, receiptFor } from './receipt.ts';
import { forgetSpent } from './store.ts';
import { waitOnce } from './wait.ts';
import { type Challenge, isProof, makeChallenge } from './work.ts';

openTestHouse();

const bound = { deed: 'deed', who: 'dov' };
const now = new Date();
const cheap = 5;

async function solved(challenge: Challenge): Promise<string> {
	const solution = await solveChallenge({ challenge, deriveKey });
	return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

test('work done is good once, and never again', async () => {
	const work = await solved(await makeChallenge(bound, cheap, now));
	expect(await isProof(work, bound, now)).toBe(true);
	expect(await isProof(work, bound, now)).toBe(false);
});

test('of two processes that are shown the same work at once, one takes it', async () => {
	const work = await solved(await makeChallenge(bound, cheap, now));
	const taken = await Promise.all([1, 2, 3, 4].map(() => isProof(work, bound, now)));
	expect(taken.filter(Boolean)).toHaveLength(1);
});

test('work counts only for the words it was asked for, and for who was asked', async () => {
	const work = await solved(await makeChallenge(bound, cheap, now));
	expect(await isProof(work, { ...bound, deed: 'other' }, now)).toBe(false);
	expect(await isProof(work, { ...bound, who: 'eve' }, now)).toBe(false);
});

test('work that came too late, was made cheaper, or was made up, is none', async () => {
	const late = await solved(await makeChallenge(bound, cheap, new Date(now.getTime() - 3_600_000)));
	expect(await isProof(late, bound, now)).toBe(false);
	const challenge = await makeChallenge(bound, 5000, now);
	const cheaper = { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '00', keySignature: undefined } };
	expect(await isProof(await solved(cheaper as Challenge), bound, now)).toBe(false);
	for (const junk of [
		'',
		'x',
		'e30=',
		'bnVsbA==',
		Buffer.from('{"challenge":{"parameters":{}}}').toString('base64'),
		'A'.repeat(9000)
	])
		expect(await isProof(junk, bound, now)).toBe(false);
});

test('the link of a letter is worth one deed, once, in whichever browser it is opened', async () => {
	const receipt = receiptFor('token', 'deed');
	expect(await isReceipt(receipt, 'other', now)).toBe(false);
	expect(await isReceipt(`${receipt}x`, 'deed', now)).toBe(false);
	expect(await isReceipt(receipt, 'deed', now)).toBe(true);
	expect(await isReceipt(receipt, 'deed', now)).toBe(false);
	await forgetSpent(now);
	expect(await isReceipt(receipt, 'deed', now)).toBe(false);
});

test('the price grows with the doubt and with the load, and stays a price', () => {
	expect(priceOf(6, 0)).toBe(400);
	expect(priceOf(8, 0)).toBe(800);
	expect(priceOf(8, 1.5)).toBe(1600);
	expect(priceOf(30, 9)).toBe(12_000);
});

test('whoever waited as asked goes on once; whoever did not, waits the rest', () => {
	const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
	expect(waitOnce('dov', 10, at(0))).toBe(10);
	expect(waitOnce('dov', 10, at(4))).toBe(6);
	expect(waitOnce('dov', 10, at(11))).toBe(0);
	expect(waitOnce('dov', 10, at(12))).toBe(10);
	expect(waitOnce('eve', 10, at(11))).toBe(10);
});
