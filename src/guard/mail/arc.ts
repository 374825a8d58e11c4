/**
 * What those who handed a mail on say of it (RFC 8617), by mailauth in its strict mode, with three things made good:
 * a chain that calls itself broken is not judged again, `c=` may be left out (RFC 6376, 3.5), and a chain is read
 * leniently only where that is the sole thing the strict reading minds.
 */
import { authenticate } from 'mailauth';
import { foldedFields, headerEnd } from './headers.ts';
import type { Resolver } from './resolver.ts';

/** `given-up`: a seal of the chain says itself that it no longer holds. */
export type ArcResult = 'none' | 'pass' | 'fail' | 'given-up';

type Proven = { status: { result: string; comment?: unknown } } | false;

const isSeal = (field: string) => /^arc-seal\s*:/i.test(field);
const isSignature = (field: string) => /^arc-message-signature\s*:/i.test(field);

function newestOf(fields: readonly string[]): string | undefined {
	const instance = (field: string) => Number(/[:;\s]i\s*=\s*(\d{1,2})/.exec(field)?.[1] ?? 0);
	return [...fields].sort((one, other) => instance(other) - instance(one))[0];
}

/** @param strict what the strict reading found. */
export async function arcOf(raw: Buffer, strict: Proven, resolver: Resolver): Promise<ArcResult> {
	const result = strict ? (strict.status.result as ArcResult) : 'none';
	if (result !== 'fail') return result;
	const fields = foldedFields(raw.toString('latin1', 0, headerEnd(raw)));
	if (fields.filter(isSeal).some((seal) => /[;:\s]cv\s*=\s*fail\b/i.test(seal))) return 'given-up';
	const newest = newestOf(fields.filter(isSignature));
	const saysHow = newest === undefined || /[;:\s]c\s*=/.test(newest);
	return saysHow ? 'fail' : readLeniently(raw, resolver);
}

async function readLeniently(raw: Buffer, resolver: Resolver): Promise<ArcResult> {
	const { arc } = await authenticate(raw, { resolver: resolver as never, disableBimi: true, disableDmarc: true });
	return arc && (arc as { status: { result: string } }).status.result === 'pass' ? 'pass' : 'fail';
}
