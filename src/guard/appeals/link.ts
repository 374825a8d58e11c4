/** The secret link by which whoever a case is about reads why, and answers: without an account. */
import { timingSafeEqual } from 'node:crypto';
import { notFound } from '#kernel/access/pass.ts';
import { derived } from '#kernel/settings/secret.ts';

const sealLength = 22;
const sealOf = (caseId: string): string => derived('appeal', caseId).subarray(0, 16).toString('base64url');

export const appealPath = (caseId: string): string => `/appeals/${sealOf(caseId)}${caseId}`;

/** @throws kernel.not-found for a link that this host did not make. */
export function caseOfAppeal(key: string): string {
	const caseId = key.slice(sealLength);
	if (!/^\d{1,18}$/.test(caseId)) throw notFound();
	const [given, expected] = [Buffer.from(key.slice(0, sealLength)), Buffer.from(sealOf(caseId))];
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw notFound();
	return caseId;
}
