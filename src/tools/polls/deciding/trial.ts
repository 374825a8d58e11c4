/** Those who play in the tests of the end of a poll, and how their letters are read. */
import ICAL from 'ical.js';
import { carrier } from '#kernel/database/connection.ts';
import { Visitor } from '../../../../tests/visitor.ts';

export type Made = { id: string; manageKey: string; options: { id: string }[] };

export const visitor = new Visitor();

/** A call of the API with a key. */
export async function call(method: string, path: string, body?: unknown, key?: string) {
	const answer = await visitor.ask(`/api/v1${path}`, {
		method,
		headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
		body: body === undefined ? undefined : JSON.stringify(body)
	});
	const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
	return { ...answer, json: isJson ? JSON.parse(answer.text) : null };
}

/** Two evenings around the change of hour in Paris, a whole day, and an evening in words. */
export const datePoll = {
	title: 'General meeting',
	kind: 'date',
	options: [
		{ start: '2030-10-26T20:00', end: '2030-10-26T22:00' },
		{ start: '2030-10-27T20:00', end: '2030-10-27T22:00' },
		{ day: '2030-11-02' },
		{ day: '2030-11-03', text: 'evening' }
	],
	settings: { zone: 'Europe/Paris', place: 'Town hall; room 2' }
};

export const makePoll = async (poll: object = datePoll): Promise<Made> =>
	(await call('POST', '/polls', poll)).json as Made;

/** Invited by the store alone, where the letter of invitation is not what is tested. */
export const invite = (item: string, mail: string, name = '') => carrier()`
	insert into polls.invitation (item, id, mail, name, language, at)
	values (${item}, ${`invited-${mail}`}, ${mail}, ${name}, 'en', now())`;

export type KeptLetter = {
	to: string;
	kind: string;
	subject: string;
	text: string;
	attachments: { name: string; type: string; text: string; method?: string }[];
};

export const lettersOf = (kind: string, mail?: string) => carrier()<KeptLetter[]>`
	select "to", kind, subject, text, attachments from kernel.letter
	where kind = ${kind} and (${mail ?? null}::text is null or "to" = ${mail ?? null}) order by at, ctid`;

export const forgetLetters = () => carrier()`delete from kernel.letter`;

export type ReadEvent = {
	uid: string;
	sequence: number;
	status: string;
	start: string;
	end: string;
	summary: string;
	location: string | null;
	organizer: string | null;
	guests: string[];
};

/** A calendar as another program reads it. */
export function readCalendar(text: string): { method: string | null; events: ReadEvent[] } {
	const calendar = new ICAL.Component(ICAL.parse(text));
	const events = calendar.getAllSubcomponents('vevent').map((one) => ({
		uid: one.getFirstPropertyValue('uid') as string,
		sequence: Number(one.getFirstPropertyValue('sequence')),
		status: one.getFirstPropertyValue('status') as string,
		start: String(one.getFirstPropertyValue('dtstart')),
		end: String(one.getFirstPropertyValue('dtend')),
		summary: one.getFirstPropertyValue('summary') as string,
		location: one.getFirstPropertyValue('location') as string | null,
		organizer: one.getFirstPropertyValue('organizer') as string | null,
		guests: one.getAllProperties('attendee').map((guest) => String(guest.getFirstValue()))
	}));
	return { method: calendar.getFirstPropertyValue('method') as string | null, events };
}
