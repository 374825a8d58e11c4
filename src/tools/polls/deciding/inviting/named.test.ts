import { expect, test } from 'vitest';
import { openTestHouse } from '../../../../../tests/house.ts';
import { Visitor } from '../../../../../tests/visitor.ts';
import { call, lettersOf, makePoll } from '../trial.ts';

openTestHouse({ RATE_LIMITS: 'off' });

const nameField = (html: string) => /<input[^>]*name="name"[^>]*>/.exec(html)?.[0] ?? '';
const offered = (html: string) => /data-recall="name"/.test(html);

async function invited(settings: object = {}): Promise<{ path: string; link: string }> {
	const poll = await makePoll({ title: 'Lunch', kind: 'choice', options: [{ label: 'Soup' }], settings });
	const people = [{ mail: 'dov@asso.example', name: 'Dov Levi' }];
	await call('POST', `/polls/${poll.id}/invitations`, { people }, poll.manageKey);
	const letter = (await lettersOf('polls.invitation')).at(-1)!;
	return { path: `/polls/${poll.id}`, link: /\/polls\/\S+\/key\/\w+/.exec(letter.text)![0] };
}

/** As a browser: the first answer brings a cookie, the second lets in. */
async function come(who: Visitor, link: string): Promise<void> {
	await who.ask(link);
	await who.ask(`${link}?again`);
}

test('whoever opens the link of an invitation finds the name they were invited by in its place', async () => {
	const { path, link } = await invited();
	const dov = new Visitor();
	await come(dov, link);
	expect(nameField((await dov.ask(path)).text)).toContain('value="Dov Levi"');
	expect(nameField((await new Visitor().ask(path)).text)).not.toContain('Dov');
});

test('whoever answers for one more person is offered no name that answered already', async () => {
	const { path, link } = await invited();
	const dov = new Visitor();
	await come(dov, link);
	expect(offered((await dov.ask(path)).text)).toBe(true);
	await dov.post(path, 'vote', { name: 'Dov Levi', 'choices.1': 'yes' });
	const again = (await dov.ask(`${path}?another=1`)).text;
	expect(nameField(again)).not.toContain('Dov');
	expect(offered(again)).toBe(false);
});
