/** Every route of a pad, and what it takes. */
export type Pad = {
	id: string;
	manageKey: string;
	message: string;
	thread: string;
	suggestion: string;
	comment: string;
	n: string;
	format: string;
};
// biome-ignore lint/suspicious/noExplicitAny: each answer is read as what was asked for
type Answer = { status: number; body: any };
type Ask = (method: string, path: string, key: string | null, body?: unknown) => Promise<Answer>;
/** `maker`: whoever said it, and nobody else. */
type Least = 'read' | 'answer' | 'edit' | 'manage' | 'maker';
/** A body that is a text is a file. */
export type Try = { least: Least; body?: unknown };

export const padTries: Record<string, Try> = {
	'GET /pads/{item}': { least: 'read' },
	'PATCH /pads/{item}': { least: 'manage', body: { title: 'Supper' } },
	'DELETE /pads/{item}': { least: 'manage' },
	'GET /pads/{item}/text.html': { least: 'read' },
	'GET /pads/{item}/text.md': { least: 'read' },
	'GET /pads/{item}/text.txt': { least: 'read' },
	'GET /pads/{item}/text.json': { least: 'read' },
	'GET /pads/{item}/pad.json': { least: 'read' },
	'GET /pads/{item}/pad.etherpad': { least: 'read' },
	'POST /pads/{item}/text': { least: 'answer', body: { text: 'More' } },
	'GET /pads/{item}/exports/{format}': { least: 'read' },
	'POST /pads/{item}/imports': { least: 'answer', body: 'And then' },
	'GET /pads/{item}/standing': { least: 'read' },
	'PUT /pads/{item}/lock': { least: 'manage', body: { locked: true } },
	'PUT /pads/{item}/template': { least: 'manage', body: { offered: true } },
	'POST /pads/{item}/reading-links': { least: 'manage', body: { wish: 'make' } },
	'POST /pads/{item}/copies': { least: 'read', body: { kind: 'markdown' } },
	'GET /pads/{item}/versions': { least: 'read' },
	'GET /pads/{item}/versions/{n}': { least: 'read' },
	'POST /pads/{item}/versions': { least: 'answer', body: { name: 'Draft' } },
	'POST /pads/{item}/versions/{n}/restoration': { least: 'answer' },
	'GET /pads/{item}/chat': { least: 'read' },
	'POST /pads/{item}/chat': { least: 'answer', body: { text: 'Hello', name: 'Bo' } },
	'DELETE /pads/{item}/chat/{message}': { least: 'manage' },
	'PUT /pads/{item}/chat-closing': { least: 'manage' },
	'DELETE /pads/{item}/chat-closing': { least: 'manage' },
	'GET /pads/{item}/threads': { least: 'read' },
	'POST /pads/{item}/threads': { least: 'answer', body: { text: 'Why?', name: 'Bo' } },
	'POST /pads/{item}/suggestions': { least: 'answer', body: { quote: 'bread', words: 'cake', name: 'Bo' } },
	'PUT /pads/{item}/suggestions/{thread}/acceptance': { least: 'answer' },
	'PUT /pads/{item}/suggestions/{thread}/refusal': { least: 'answer' },
	'POST /pads/{item}/threads/{thread}/comments': { least: 'answer', body: { text: 'So', name: 'Bo' } },
	'PUT /pads/{item}/threads/{thread}/resolution': { least: 'answer' },
	'DELETE /pads/{item}/threads/{thread}/resolution': { least: 'answer' },
	'PATCH /pads/{item}/comments/{comment}': { least: 'maker', body: { text: 'Other words' } },
	'DELETE /pads/{item}/comments/{comment}': { least: 'manage' },
	'GET /pads/{item}/commenting': { least: 'read' },
	'PUT /pads/{item}/commenting': { least: 'manage', body: { who: 'readers', guests: true } }
};

/** A pad with something of everything, said by somebody none of those who ask is. */
export async function makePad(ask: Ask, owner: string): Promise<Pad> {
	const made = (await ask('POST', '/pads', owner, { title: 'Minutes', text: 'Bring bread and cheese.' })).body;
	const path = `/pads/${made.id}`;
	const chat = (await ask('POST', `${path}/chat`, null, { text: 'Hi', name: 'Dov' })).body;
	const thread = (await ask('POST', `${path}/threads`, null, { text: 'Which?', name: 'Dov' })).body;
	const wish = { quote: 'cheese', words: 'goat cheese', name: 'Dov' };
	const suggestion = (await ask('POST', `${path}/suggestions`, null, wish)).body;
	return {
		id: made.id,
		manageKey: made.manageUrl.split('/').at(-1)!,
		message: String(chat.n),
		thread: thread.id,
		comment: thread.comment,
		suggestion: suggestion.id,
		n: '1',
		format: 'md'
	};
}
