/** What every address of the API shares in its description: how it refuses, what it says of what is held, how one shows a key. */
const problem = {
	type: 'object',
	required: ['type', 'title', 'status', 'code'],
	properties: {
		type: { type: 'string' },
		title: { type: 'string' },
		status: { type: 'integer' },
		code: { type: 'string', description: 'Stable: programs may rely on it.' },
		errors: {
			type: 'array',
			items: {
				type: 'object',
				required: ['field', 'code'],
				properties: {
					field: { type: 'string', description: 'As in `options[1].label`; empty for the body as a whole.' },
					code: { type: 'string', description: 'Stable, such as `required` or `too-long`.' },
					limit: { type: 'number', description: 'The most or the least there may be.' }
				}
			}
		},
		to: { type: 'string', format: 'uri', description: 'With kernel.moved: where it lives now.' },
		challenge: { type: 'object', description: 'With guard.challenge: what to solve and send in the header Altcha.' }
	}
};

/** What the guard held back of a deed that was done. */
export const held = {
	type: 'object',
	description:
		'Only there when it is held back: whoever did it sees it, others do not yet. `hold`: until a person looked, or until the moment named. `quarantine`: taken offline. `silence`: reached by its link, announced nowhere.',
	required: ['how', 'until'],
	properties: {
		how: { type: 'string', enum: ['hold', 'quarantine', 'silence'] },
		until: { type: ['string', 'null'], format: 'date-time' }
	}
};

const refusals: Record<string, string> = {
	401: 'No token of an account came along.',
	403: 'The key or the token is wrong, or opens something else.',
	404: 'There is nothing of that name.',
	409: 'It cannot be done as things stand, as where the poll is closed.',
	410: 'It was put in the trash, or lives on another host now: then `to` says where.',
	413: 'The body is too large.',
	422: 'Something is malformed; errors names each field.',
	428: 'The guard asks for a proof of work first.',
	429: 'Too much at once: Retry-After says how many seconds to wait.',
	507: 'The disk of the host is full; nothing was kept.'
};

export const problemAnswer = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const retryAfter = { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } };

const refusalAnswers = Object.fromEntries(
	Object.entries(refusals).map(([status, description]) => [
		`Refused${status}`,
		{ description, ...(status === '429' ? { headers: retryAfter } : {}), content: problemAnswer }
	])
);

export const itemPassword = {
	name: 'X-Item-Password',
	in: 'header',
	required: false,
	description: 'The password of the item, where it asks for one; percent-encoded.',
	schema: { type: 'string', maxLength: 200 }
};

export const components = {
	schemas: { Problem: problem },
	responses: refusalAnswers,
	securitySchemes: {
		bearer: {
			type: 'http',
			scheme: 'bearer',
			description: 'A secret key (of an item, or of one answer) or a personal token.'
		}
	}
};
