/** Honest people who make much the same again and again: nobody holds them for a campaign, nor asks them for anything. */
import { expect, test } from 'vitest';
import { weigh } from '#guard/weigh.ts';
import { passFor } from '#kernel/access/pass.ts';
import { type Actor, newGuest } from '#kernel/accounts/actor.ts';
import type { FormTrace } from '#kernel/actions/action.ts';
import { perform, seatGuard } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../../tests/house.ts';
import { type Opened, openPoll } from './actions.ts';

openTestHouse({ RATE_LIMITS: 'on' });
seatGuard(weigh);

const minute = 60_000;
const day = 24 * 60 * minute;
/** Each test a while after the one before, as clocks go. */
let clock = Math.floor(Date.now() / day - 120) * day + 9 * 60 * minute;

/** A page copied and changed in one place takes some seconds. */
const byHand = (seconds: number): FormTrace => ({
	seconds,
	trapped: false,
	confirmed: false,
	work: null,
	inOrder: true
});

/** How long somebody is known goes by the clock of the database. */
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * minute);

async function guestSince(minutes: number): Promise<Actor> {
	const guest = newGuest();
	await carrier()`insert into kernel.actor (id, kind, at) values (${guest.id}, 'guest', ${minutesAgo(minutes)})`;
	return guest;
}

async function accountSince(minutes: number): Promise<Actor> {
	const at = minutesAgo(minutes);
	const { id } = newGuest();
	await carrier()`insert into kernel.actor (id, kind, name, at) values (${id}, 'account', 'Ana', ${at})`;
	await carrier()`
		insert into kernel.account (id, name, mail, mail_proven, at, changed_at)
		values (${id}, 'Ana', ${`${id.toLowerCase()}@school.example`}, true, ${at}, ${at})`;
	return { id, kind: 'account', name: 'Ana', admin: false };
}

type Wanted = { actor: Actor; title: string; description?: string; options: string[]; at: number; address: string };

/** @returns what stood in the way, in a word; null where others see it at once. */
async function inTheWay({ actor, title, description, options, at, address }: Wanted): Promise<string | null> {
	const input = {
		title,
		kind: 'choice',
		options: options.map((label) => ({ label })),
		...(description && { settings: { description } })
	};
	const caller = {
		actor,
		key: null,
		language: 'fr',
		place: null,
		address,
		form: byHand(9),
		now: new Date(at)
	} as const;
	try {
		const { item } = (await perform(openPoll, input, caller)) as Opened;
		const pass = await passFor({ tool: 'polls', name: item.id }, null);
		return pass.opensAt('') ? 'soon' : pass.withheld;
	} catch (problem) {
		return (problem as { code?: string }).code ?? String(problem);
	}
}

const whatForClass = (number: number) => ({
	title: `Sortie au musée de la Marine – ${3 + (number % 4)}e ${'ABCDEFGHIJKLMN'[number]}`,
	description:
		'Bonjour, merci d’indiquer la date qui convient à votre enfant avant vendredi. Le trajet se fait en car, départ devant le collège, retour vers 17 h. Prévoir un pique-nique.',
	options: ['Mardi 12 mai, matin', 'Jeudi 14 mai, matin', 'Jeudi 14 mai, après-midi', 'Ne participe pas']
});

const school = '194.214.20.7';

const makers: [string, () => Promise<Actor>][] = [
	['a guest of some minutes', () => guestSince(4)],
	['a new account', () => accountSince(10)]
];

test.each(makers)('%s who makes 14 polls of the same options for 14 classes is not held up', async (_who, since) => {
	clock += 60 * minute;
	const at = clock;
	const actor = await since();
	const met: (string | null)[] = [];
	for (let number = 0; number < 14; number++)
		met.push(await inTheWay({ actor, ...whatForClass(number), at: at + number * 1.5 * minute, address: school }));
	expect(met).toEqual(Array(14).fill(null));
});

test('twelve colleagues of one school who make the same poll within a lesson are not held up', async () => {
	const met: (string | null)[] = [];
	clock += 60 * minute;
	for (let number = 0; number < 12; number++) {
		const at = clock + number * 20_000;
		met.push(await inTheWay({ actor: await guestSince(1), ...whatForClass(number), at, address: school }));
	}
	expect(met).toEqual(Array(12).fill(null));
});

test.each(makers)(
	'%s of a club that asks the same each week, with its address, is not held up',
	async (_who, since) => {
		clock += day;
		const actor = await since();
		const met: (string | null)[] = [];
		for (let week = 0; week < 4; week++) {
			clock += 7 * day;
			const title = `Entraînement du samedi ${1 + 7 * week} : qui vient ?`;
			const description = 'Rendez-vous au gymnase à 9 h 45. Plan et règlement : https://club-de-volley.example/gymnase';
			met.push(
				await inTheWay({
					actor,
					title,
					description,
					options: ['Je viens', 'Je ne viens pas', 'Je conduis'],
					at: clock,
					address: '90.12.4.8'
				})
			);
		}
		expect(met).toEqual(Array(4).fill(null));
	}
);

test('fourteen polls in four minutes with the page of the outing in each are seen within a minute', async () => {
	clock += day;
	const at = clock;
	const actor = await guestSince(1);
	for (let number = 0; number < 14; number++) {
		const { description, ...what } = whatForClass(number);
		const withPage = { ...what, description: `${description} Le programme : https://college-marine.example/sortie` };
		const met = await inTheWay({ actor, ...withPage, at: at + number * 15_000, address: school });
		expect([null, 'soon']).toContain(met);
	}
});
