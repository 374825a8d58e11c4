/** What is expected to fail: a stable code, an HTTP status, and words found by the code. */
export type FieldFault = { field: string; code: string; limit?: number | string };

export type RefusalDetails = {
	/** Named gaps for the words shown to the reader. */
	gaps?: Record<string, string | number>;
	/** Which fields were wrong, by their name in the form or the JSON. */
	fields?: FieldFault[];
	/** Seconds after which trying again makes sense. */
	retryAfter?: number;
	/** What programs are told beside the words: members of the problem details (RFC 9457, 3.2). */
	more?: Record<string, unknown>;
};

export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly code: string;
	readonly status: number;
	readonly details: RefusalDetails;

	constructor(code: string, status: number, details: RefusalDetails = {}) {
		super(code);
		this.code = code;
		this.status = status;
		this.details = details;
	}
}

const named = new Map<string, number>();

/** Every code that was named so far, with its HTTP status: the page of the API lists them. */
export const namedRefusals = (): ReadonlyMap<string, number> => named;

/**
 * Names a refusal once; call the result to make one.
 * @param code `room.reason`: the words stand in that room's messages under `refusals.reason`.
 */
export function refusal(code: string, status: number): (details?: RefusalDetails) => Refusal {
	named.set(code, status);
	return (details) => new Refusal(code, status, details);
}

/** A refusal that carries its own sentence, in English: it ends in a terminal, and programs never meet it. */
export const terminalRefusal =
	(code: string, status: number) =>
	(sentence: string, details?: RefusalDetails): Refusal =>
		Object.assign(new Refusal(code, status, details), { message: sentence });

export const isRefusal = (problem: unknown): problem is Refusal => problem instanceof Refusal;
