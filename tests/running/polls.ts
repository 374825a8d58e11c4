/** Polls made and voted on through the API of a running house. */
import type { RunningHouse } from './house.ts';

export type MadePoll = { id: string; url: string; manageUrl: string; manageKey: string; options: { id: string }[] };

export const lunch = { title: 'Lunch', kind: 'choice', options: [{ label: 'Soup' }, { label: 'Salad' }] };

export async function makePoll(house: RunningHouse, more: object = {}): Promise<MadePoll> {
	const made = await house.api('POST', '/polls', { ...lunch, ...more });
	if (made.status !== 201) throw new Error(`No poll was made: ${made.status} ${made.text}`);
	return made.body;
}

export const vote = (house: RunningHouse, poll: MadePoll, name: string, idempotencyKey?: string) =>
	house.api(
		'POST',
		`/polls/${poll.id}/ballots`,
		{ name, choices: { [poll.options[0]!.id]: 'yes' } },
		idempotencyKey ? { headers: { 'idempotency-key': idempotencyKey } } : {}
	);

export async function namesIn(house: RunningHouse, poll: MadePoll): Promise<string[]> {
	const read = await house.api('GET', `/polls/${poll.id}`);
	return (read.body.ballots as { name: string }[]).map(({ name }) => name);
}
