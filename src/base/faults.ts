import type { z } from 'zod';
import type { FieldFault } from './refusal.ts';

export type FaultCode =
	| 'required'
	| 'too-long'
	| 'too-short'
	| 'too-many'
	| 'too-few'
	| 'not-a-date'
	| 'not-a-number'
	| 'not-an-address'
	| 'not-one-of'
	| 'not-allowed'
	| 'malformed';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];
type Fault = { code: FaultCode; limit?: number | string };

const mostFaults = 50;
const longestName = 80;

/** `['options', 3, 'label']` → `options[3].label`. */
export const fieldName = (path: Path): string =>
	path
		.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part).slice(0, longestName)}`))
		.join('')
		.replace(/^\./, '');

/** Params of a refinement that names its own code: `refine(isMailAddress, faulty('not-an-address'))`. */
export const faulty = (fault: FaultCode, limit?: number | string) => ({
	abort: true,
	params: limit === undefined ? { fault } : { fault, limit }
});

/**
 * What was wrong, field by field: one fault per field, 50 at most, codes that the words are found by.
 * @param input what was parsed: lets a missing choice be told from a wrong one.
 */
export function faultsOf(error: { issues: Issue[] }, input?: unknown): FieldFault[] {
	const faults = new Map<string, FieldFault>();
	for (const { path, fault } of error.issues.flatMap((issue) => placed(issue, [], input))) {
		const field = fieldName(path);
		if (!faults.has(field)) faults.set(field, { field, ...fault });
		if (faults.size === mostFaults) break;
	}
	return [...faults.values()];
}

type Placed = { path: Path; fault: Fault };

function placed(issue: Issue, base: Path, input: unknown): Placed[] {
	const path = [...base, ...issue.path];
	if (isMissing(issue, path, input)) return [{ path, fault: { code: 'required' } }];
	if (issue.code === 'unrecognized_keys')
		return issue.keys.slice(0, mostFaults).map((key) => ({ path: [...path, key], fault: { code: 'not-allowed' } }));
	if (issue.code === 'invalid_union' && issue.errors.length > 0)
		return nearest(issue.errors).flatMap((inner) => placed(inner, path, input));
	return [{ path, fault: faultOf(issue) }];
}

/** Of several shapes, the one the input resembled most: its faults are those the reader can mend. */
const nearest = (branches: Issue[][]): Issue[] =>
	branches.reduce((best, branch) => (distance(branch) < distance(best) ? branch : best));

const distance = (branch: Issue[]): number =>
	branch.reduce((sum, issue) => sum + (issue.path.length === 0 && issue.code === 'invalid_type' ? 1000 : 1), 0);

function isMissing(issue: Issue, path: Path, input: unknown): boolean {
	if (issue.code !== 'invalid_type' && issue.code !== 'invalid_value' && issue.code !== 'invalid_union') return false;
	if (input === undefined) return issue.message.endsWith('received undefined');
	const found = path.reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown> | undefined)?.[part], input);
	return found === undefined || found === null || found === '';
}

function faultOf(issue: Issue): Fault {
	switch (issue.code) {
		case 'invalid_type':
			return { code: wrongType[issue.expected] ?? 'malformed' };
		case 'too_big':
			return { code: tooBig[issue.origin] ?? 'too-many', limit: limitOf(issue.maximum, issue.origin) };
		case 'too_small':
			return issue.origin === 'string' && Number(issue.minimum) === 1
				? { code: 'required' }
				: { code: tooSmall[issue.origin] ?? 'too-few', limit: limitOf(issue.minimum, issue.origin) };
		case 'invalid_format':
			return { code: wrongFormat[issue.format] ?? 'malformed' };
		case 'not_multiple_of':
			return { code: 'not-allowed', limit: Number(issue.divisor) };
		case 'invalid_value':
		case 'invalid_union':
			return { code: 'not-one-of' };
		case 'custom':
			return ownFault(issue.params);
		default:
			return { code: 'malformed' };
	}
}

const ownFault = (params: Record<string, unknown> | undefined): Fault => ({
	code: (params?.fault as FaultCode | undefined) ?? 'not-allowed',
	...(params?.limit === undefined ? {} : { limit: params.limit as number | string })
});

const limitOf = (limit: number | bigint, origin: string): number | string =>
	origin === 'date' ? new Date(Number(limit)).toISOString() : Number(limit);

const wrongType: Record<string, FaultCode> = {
	number: 'not-a-number',
	int: 'not-a-number',
	bigint: 'not-a-number',
	nan: 'not-a-number',
	date: 'not-a-date'
};
const tooBig: Record<string, FaultCode> = { string: 'too-long', date: 'not-allowed' };
const tooSmall: Record<string, FaultCode> = { string: 'too-short', date: 'not-allowed' };
const wrongFormat: Record<string, FaultCode> = {
	email: 'not-an-address',
	url: 'not-an-address',
	date: 'not-a-date',
	datetime: 'not-a-date',
	time: 'not-a-date'
};
