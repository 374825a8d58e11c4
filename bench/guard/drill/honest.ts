/** A week of honest people: newcomers, people who come back, accounts, a class, an association, and the slips of all. */

import { newGuest } from '#kernel/accounts/actor.ts';
import type { FormTrace } from '#kernel/actions/action.ts';
import { type Dice, pick } from '../dice.ts';
import { from } from './grammar.ts';
import { honestWords } from './honest-words.ts';
import type { Week } from './week.ts';
import { makeAccount, makeGuest, type Person } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Language = 'en' | 'fr';

const household = (roll: Dice): string =>
	roll(5) === 0
		? `2a01:${(0xcb00 + roll(200)).toString(16)}:${roll(65_000).toString(16)}:${roll(255).toString(16)}::${1 + roll(99)}`
		: `${pick(roll, [78, 81, 82, 86, 90, 92, 109, 176])}.${roll(256)}.${roll(256)}.${1 + roll(254)}`;

/** Few at night, most in the evening. */
function hourOfDay(roll: Dice): number {
	for (;;) {
		const hours = roll(24 * 60) / 60;
		const busy = hours < 7 ? 3 : hours < 12 ? 60 : hours < 14 ? 70 : hours < 18 ? 65 : hours < 23 ? 100 : 20;
		if (roll(100) < busy) return hours * hour;
	}
}

export const someMoment = (roll: Dice): number => roll(7) * day + hourOfDay(roll);

/** How a person fills in a form, with the slips that happen: a trap filled by the browser, a mark that is missing. */
function formOf(roll: Dice, letters: number): FormTrace {
	const typing = Math.round((letters / 6) * (0.5 + roll(200) / 100)) + 5 + roll(40);
	const isSlow = roll(60) === 0;
	const isQuick = letters < 40 && roll(150) === 0;
	const trapped = roll(1500) === 0;
	return {
		seconds: roll(400) === 0 ? null : isSlow ? 3600 + roll(9000) : isQuick ? 2 + roll(2) : Math.min(1800, typing),
		trapped,
		confirmed: trapped,
		work: null,
		inOrder: true
	};
}

const lettersIn = (input: unknown): number => JSON.stringify(input).length;

function pollBy(roll: Dice, language: Language, long = false) {
	const book = honestWords[language];
	const options = new Set<string>();
	while (options.size < 2 + roll(6)) options.add(from(roll, book, 'option').trim() || 'A');
	const description = from(roll, book, long ? 'long' : 'description');
	return {
		title: from(roll, book, 'title').trim(),
		kind: 'choice',
		options: [...options].map((label) => ({ label })),
		...(description && { settings: { description } })
	};
}

export type OpenPoll = { id: string; options: number; language: Language; owner: Person; at: number };

export class HonestPeople {
	readonly #week: Week;
	readonly #roll: Dice;
	readonly polls: OpenPoll[] = [];
	accounts: Person[] = [];
	returning: Person[] = [];

	constructor(week: Week, roll: Dice) {
		this.#week = week;
		this.#roll = roll;
	}

	#person(group: string, language: Language, about: Partial<Person> = {}): Person {
		const address = household(this.#roll);
		return { actor: newGuest(), address, language, group, bad: false, solves: this.#roll(50) !== 0, ...about };
	}

	#someLanguage = (): Language => (this.#roll(100) < 65 ? 'fr' : 'en');

	/** Whoever was here before this week. */
	async settle(scale: number): Promise<void> {
		const roll = this.#roll;
		for (let number = 0; number < Math.ceil(300 * scale); number++) {
			const language = this.#someLanguage();
			const at = new Date(Date.now() - (roll(3) === 0 ? roll(20) : 20 + roll(300)) * day);
			const actor = await makeAccount({
				at,
				name: from(roll, honestWords[language], 'name'),
				stood: roll(2) * roll(6)
			});
			this.accounts.push(this.#person('account', language, { actor }));
		}
		for (let number = 0; number < Math.ceil(400 * scale); number++) {
			const actor = await makeGuest(new Date(Date.now() - (1 + roll(100)) * day));
			this.returning.push(this.#person('returning guest', this.#someLanguage(), { actor }));
		}
	}

	#anybody(): Person {
		const lot = this.#roll(10);
		if (lot < 3) return pick(this.#roll, this.accounts);
		return lot < 6 ? pick(this.#roll, this.returning) : this.#person('new guest', this.#someLanguage());
	}

	plan(scale: number): void {
		const { line } = this.#week;
		const times = (count: number, run: (at: number) => Promise<void>) => {
			for (let number = 0; number < Math.round(count * scale); number++) line.add(someMoment(this.#roll), run);
		};
		times(1100, (at) => this.#makePoll(this.#anybody(), at));
		times(60, (at) => this.#makePoll(this.#person('long text', this.#someLanguage()), at, true));
		times(130, (at) => this.#signUp(at));
		times(5, (at) => this.#class(at));
		times(2, (at) => this.#association(at));
		times(20, (at) => this.#powerUser(at));
	}

	async #makePoll(person: Person, at: number, long = false): Promise<void> {
		const input = pollBy(this.#roll, person.language, long);
		const form = formOf(this.#roll, lettersIn(input));
		const { end, item } = await this.#week.does(person, { kind: 'poll', input, form }, at);
		if (end !== 'through' || item === null) return;
		const open = { id: item, options: input.options.length, language: person.language, owner: person, at };
		this.polls.push(open);
		this.#life(open, 2 + this.#roll(11), at);
	}

	/** Those who answer within two days, and what is said. */
	#life(open: OpenPoll, votes: number, at: number): void {
		const { line } = this.#week;
		const roll = this.#roll;
		const later = () => at + 5 * minute + Math.round((roll(1000) ** 2 / 1e6) * 2 * day);
		for (let number = 0; number < votes; number++) line.add(later(), (now) => this.#vote(open, this.#voter(open), now));
		for (let number = 0; number < roll(3); number++)
			line.add(later(), (now) => this.#comment(open, this.#voter(open), now));
		if (open.owner.actor.kind === 'account' && roll(4) === 0)
			line.add(at + 2 * minute + roll(20) * minute, (now) => this.#invite(open, 3 + roll(18), now));
	}

	#voter({ language }: OpenPoll): Person {
		const person = this.#anybody();
		return person.group === 'new guest' ? { ...person, language } : person;
	}

	async #vote(open: OpenPoll, person: Person, at: number): Promise<void> {
		const roll = this.#roll;
		const book = honestWords[open.language];
		const choices = Object.fromEntries(
			Array.from({ length: open.options }, (_, place) => [String(place + 1), pick(roll, ['yes', 'no', 'maybe'])])
		);
		const says = roll(8) === 0 ? { comment: from(roll, book, 'comment') } : {};
		const input = { poll: open.id, name: from(roll, book, 'name'), choices, ...says };
		await this.#week.does(person, { kind: 'vote', input, form: formOf(roll, says.comment?.length ?? 10) }, at);
	}

	async #comment(open: OpenPoll, person: Person, at: number): Promise<void> {
		const book = honestWords[open.language];
		const text = this.#week.honestText(open.language) ?? from(this.#roll, book, 'comment');
		const input = { poll: open.id, name: from(this.#roll, book, 'name'), text };
		await this.#week.does(person, { kind: 'comment', input, form: formOf(this.#roll, text.length) }, at);
	}

	async #invite(open: OpenPoll, count: number, at: number): Promise<void> {
		const roll = this.#roll;
		const message = from(roll, honestWords[open.language], 'letter');
		const people = Array.from({ length: count }, () => ({ mail: `person${roll(1e9)}@town${roll(900)}.example` }));
		const input = { poll: open.id, people, ...(message && { message }) };
		await this.#week.does(open.owner, { kind: 'letter', input, form: formOf(roll, 30 * count) }, at);
	}

	async #signUp(at: number): Promise<void> {
		const roll = this.#roll;
		const language = this.#someLanguage();
		const book = honestWords[language];
		const name = roll(3) === 0 ? `${from(roll, book, 'name')} ${from(roll, book, 'name')}` : from(roll, book, 'name');
		const mail = `${name
			.normalize('NFD')
			.replace(/[^a-z]/gi, '')
			.toLowerCase()}${roll(1e6)}@${pick(roll, ['mail.example', 'town.example', 'gmail.com', 'orange.fr', 'free.fr'])}`;
		const sentence = from(roll, book, 'sentence');
		const input = { name, mail, password: `Tr0ut-${roll(1e9)}-blue`, language, ...(sentence && { sentence }) };
		const person = this.#person('sign-up', language);
		await this.#week.does({ ...person }, { kind: 'sign-up', input, form: formOf(roll, 60) }, at);
	}

	/** Thirty pupils behind one address, within five minutes; half of them say something too. */
	async #class(at: number): Promise<void> {
		const language = this.#someLanguage();
		const address = household(this.#roll);
		const teacher = this.#person('class', language, { address });
		const input = pollBy(this.#roll, language);
		const form = formOf(this.#roll, lettersIn(input));
		const { end, item } = await this.#week.does(teacher, { kind: 'poll', input, form }, at);
		if (end !== 'through' || item === null) return;
		const open = { id: item, options: input.options.length, language, owner: teacher, at };
		for (let pupil = 0; pupil < 30; pupil++) {
			const person = this.#person('class', language, { address });
			const when = at + 3 * minute + this.#roll(5 * 60) * 1000;
			this.#week.line.add(when, (now) => this.#vote(open, person, now));
			if (this.#roll(2) === 0) this.#week.line.add(when + 30_000, (now) => this.#comment(open, person, now));
		}
	}

	/** Thirty polls in an afternoon, all alike but for the name, and a letter for each. */
	async #association(at: number): Promise<void> {
		const language = this.#someLanguage();
		const actor = await makeAccount({ at: new Date(Date.now() - 80 * day), name: 'Association', stood: 2 });
		const person = this.#person('association', language, { actor });
		const one = pollBy(this.#roll, language);
		const start = Math.floor(at / day) * day + 14 * hour;
		for (let number = 1; number <= 30; number++) {
			this.#week.line.add(start + number * 4 * minute + this.#roll(60) * 1000, async (now) => {
				const input = { ...one, title: `${one.title} – ${language === 'fr' ? 'équipe' : 'team'} ${number}` };
				const form = formOf(this.#roll, 40);
				const { end, item } = await this.#week.does(person, { kind: 'poll', input, form }, now);
				if (end !== 'through' || item === null) return;
				const open = { id: item, options: input.options.length, language, owner: person, at: now };
				this.#week.line.add(now + minute, (later) => this.#invite(open, 5 + this.#roll(9), later));
				this.#life({ ...open, owner: this.#person('new guest', language) }, 5, now);
			});
		}
	}

	/** Somebody who knows where everything is: five polls in ten minutes. */
	async #powerUser(at: number): Promise<void> {
		const person = pick(this.#roll, this.accounts);
		const fast = { ...person, group: 'power user' };
		for (let number = 0; number < 5; number++) {
			this.#week.line.add(at + number * 2 * minute, async (now) => {
				const input = pollBy(this.#roll, person.language);
				const form = { ...formOf(this.#roll, 40), seconds: 4 + this.#roll(9) };
				await this.#week.does(fast, { kind: 'poll', input, form }, now);
			});
		}
	}
}
