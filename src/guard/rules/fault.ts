/** What is wrong with the text of a rule, and where. The words stand at `guard:rules.faults.<code>`. */
export const faultCodes = [
	'empty',
	'too-long',
	'too-many-parts',
	'too-deep',
	'unknown-sign',
	'open-quote',
	'unknown-word',
	'did-you-mean',
	'wrong-number',
	'wants-comparison',
	'wants-number',
	'wants-text',
	'wants-list-end',
	'wants-close',
	'wants-condition',
	'wants-span',
	'wants-key',
	'span-too-long',
	'left-over',
	'wrong-comparison',
	'list-too-long',
	'text-too-long',
	'empty-text',
	'bad-pattern',
	'too-costly'
] as const;
export type FaultCode = (typeof faultCodes)[number];

export class RuleFault extends Error {
	override readonly name = 'RuleFault';
	readonly code: FaultCode;
	/** From which character on, and how many. */
	readonly at: number;
	readonly length: number;
	readonly gaps: Record<string, string | number>;

	constructor(code: FaultCode, at: number, length: number, gaps: Record<string, string | number> = {}) {
		super(`${code} at ${at}`);
		this.code = code;
		this.at = at;
		this.length = length;
		this.gaps = gaps;
	}
}

/** Line and column as people count them, from 1. */
export function spotOf(text: string, at: number): { line: number; column: number } {
	const before = text.slice(0, at).split('\n');
	return { line: before.length, column: [...before.at(-1)!].length + 1 };
}
