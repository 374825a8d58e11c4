/**
 * A campaign that watches what becomes of what it sends: where too little gets through it changes its words, its
 * addresses, its makers, its letters and its pace, and after some rounds goes away.
 */
import { type Actor, newGuest } from '#kernel/accounts/actor.ts';
import type { FormTrace } from '#kernel/actions/action.ts';
import { type Dice, pick } from '../dice.ts';
import type { Script } from './abuse-words.ts';
import { written } from './grammar.ts';
import type { Week } from './week.ts';
import type { Deed, Kind, Outcome, Person } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How a form is filled in: not at all (the API), by a simple program, by a browser that is driven, or by hand. */
export type Manner = 'api' | 'program' | 'browser' | 'hand';

export type Plan = {
	name: string;
	script: Script;
	kinds: readonly Kind[];
	count: number;
	/** Where in the week it begins, in hours. */
	from: number;
	/** Between two deeds, in seconds. */
	every: number;
	manner: Manner;
	/** So many addresses at a time, in so many networks. */
	addresses: number;
	networks: number;
	/** Deeds of one maker before it takes another. */
	perMaker: number;
	/** A few words changed from copy to copy, instead of a new text each. */
	copies: boolean;
};

const lookalikes: Record<string, string> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', i: 'і' };
const leet: Record<string, string> = { a: '4', e: '3', i: '1', o: '0', s: '5' };

const isAddress = (word: string): boolean => /:\/\/|@/.test(word);

const perWord = (text: string, change: (word: string) => string): string =>
	text
		.split(' ')
		.map((word) => (isAddress(word) ? word : change(word)))
		.join(' ');

/** Ways to hide words from a filter, from round to round. */
const disguises: ((text: string, roll: Dice) => string)[] = [
	(text) => text,
	(text, roll) => perWord(text, (word) => word.replace(/[aeopcxi]/g, (one) => (roll(3) ? one : lookalikes[one]!))),
	(text, roll) => perWord(text, (word) => (roll(3) ? word : [...word].join('\u200b'))),
	(text, roll) => perWord(text, (word) => (roll(4) ? word : word.replace(/[aeios]/g, (one) => leet[one]!))),
	(text, roll) => perWord(text, (word) => (word.length > 4 && roll(4) === 0 ? [...word].join(' ') : word))
];

/** It looks again at what it sent before. */
const isSeen = ({ end, pulled }: Outcome): boolean => end === 'through' && !pulled;

const remembered = 12;
const mostRounds = 6;

export class Campaign {
	readonly plan: Plan;
	readonly #week: Week;
	readonly #roll: Dice;
	#left: number;
	#round = 0;
	#every: number;
	#addresses: string[] = [];
	#maker: { actor: Actor; left: number } | null = null;
	#last: Outcome[] = [];
	#pattern = '';
	#polls: { id: string; person: Person }[] = [];

	constructor(plan: Plan, week: Week, roll: Dice) {
		this.plan = plan;
		this.#week = week;
		this.#roll = roll;
		this.#left = plan.count;
		this.#every = plan.every;
		this.#move();
	}

	start(): void {
		this.#week.line.add(this.plan.from * hour, (at) => this.#step(at));
	}

	#move(): void {
		const roll = this.#roll;
		const { networks, addresses, script } = this.plan;
		const nets = Array.from(
			{ length: networks },
			() => `${pick(roll, [5, 45, 91, 103, 185, 193])}.${roll(256)}.${roll(256)}`
		);
		this.#addresses = Array.from({ length: addresses }, () => `${pick(roll, nets)}.${1 + roll(254)}`);
		this.#pattern = script.wordings[(this.#round + roll(2)) % script.wordings.length]!;
		this.#maker = null;
		this.#last = [];
	}

	/** Changes all it can think of. */
	#adapt(): void {
		this.#round++;
		this.#every *= 1.6;
		this.#move();
	}

	#text(): string {
		const roll = this.#roll;
		const { script, copies } = this.plan;
		const pattern = copies ? this.#pattern : pick(roll, script.wordings);
		const text = written(roll, script.book, pattern);
		const disguised = disguises[this.#round % disguises.length]!(text, roll);
		return disguised.slice(0, 1800);
	}

	#person(): Person {
		const roll = this.#roll;
		if (!this.#maker || this.#maker.left <= 0) this.#maker = { actor: newGuest(), left: this.plan.perMaker };
		this.#maker.left--;
		const { manner, name } = this.plan;
		return {
			actor: this.#maker.actor,
			address: pick(roll, this.#addresses),
			language: pick(roll, ['en', 'fr']),
			group: name,
			bad: true,
			solves: manner === 'browser' || manner === 'hand'
		};
	}

	#form(letters: number): FormTrace | null {
		const roll = this.#roll;
		const usual = { trapped: false, confirmed: false, work: null, inOrder: true };
		switch (this.plan.manner) {
			case 'api':
				return null;
			case 'program':
				return {
					...usual,
					seconds: roll(4) ? roll(3) : null,
					trapped: roll(3) === 0,
					confirmed: roll(2) === 0,
					inOrder: roll(3) > 0
				};
			case 'browser':
				return { ...usual, seconds: 5 + roll(30) };
			case 'hand':
				return { ...usual, seconds: 20 + roll(60) + Math.round(letters / 5) };
		}
	}

	#deed(person: Person): Deed | null {
		const roll = this.#roll;
		const kind = pick(roll, this.plan.kinds);
		const text = this.#text();
		const form = this.#form(text.length);
		if (kind === 'sign-up') return { kind, form, input: this.#account(text) };
		if (kind === 'poll') return { kind, form, input: this.#poll(text) };
		if (kind === 'letter') {
			const own = this.#polls.findLast(({ person: by }) => by.actor.id === person.actor.id);
			if (!own) return { kind: 'poll', form, input: this.#poll(text) };
			const people = Array.from({ length: 12 + roll(8) }, () => ({
				mail: `victim${roll(1e9)}@list${roll(99)}.example`
			}));
			return { kind, form, input: { poll: own.id, people, message: text } };
		}
		const target = this.#week.somePoll(roll);
		return target
			? {
					kind: 'comment',
					form,
					input: { poll: target.id, name: pick(roll, ['Max', 'Admin', 'Lea', 'Guest', 'Jo']), text }
				}
			: null;
	}

	#poll(text: string) {
		const roll = this.#roll;
		const cut = text.indexOf(' ', 50 + roll(60));
		const title = (cut > 0 ? text.slice(0, cut) : text).slice(0, 190).trim();
		const rest = cut > 0 ? text.slice(cut).trim() : '';
		const wholly = roll(3) === 0;
		return {
			title,
			kind: 'choice',
			options: [{ label: wholly ? text.slice(0, 190) : 'Yes' }, { label: 'OK' }],
			...(rest && { settings: { description: wholly ? rest : text } })
		};
	}

	#account(text: string) {
		const roll = this.#roll;
		const domain = pick(roll, [
			'mailinator.com',
			'yopmail.com',
			`mail${roll(9)}.example`,
			'gmail.com',
			'guerrillamail.com'
		]);
		return {
			name: text.slice(0, 60),
			mail: `${
				text
					.replace(/[^a-z]/gi, '')
					.slice(0, 8)
					.toLowerCase() || 'x'
			}${roll(1e9)}@${domain}`,
			password: `Tr0ut-${roll(1e9)}-blue`,
			language: pick(roll, ['en', 'fr'])
		};
	}

	async #step(at: number): Promise<void> {
		if (this.#left-- <= 0 || this.#round > mostRounds) return;
		const person = this.#person();
		const deed = this.#deed(person);
		if (deed) {
			const outcome = await this.#week.does(person, deed, at);
			const { end, item } = outcome;
			if (deed.kind === 'poll' && item && end === 'through') this.#polls.push({ id: item, person });
			this.#last.push(outcome);
			if (this.#last.length > remembered) this.#last.shift();
			const isStopped = this.#last.length === remembered && this.#last.filter(isSeen).length < remembered / 3;
			if (isStopped) this.#adapt();
		}
		const wait = this.#every * 1000 * (0.4 + this.#roll(1200) / 1000);
		this.#week.line.add(at + wait, (next) => this.#step(next));
	}
}
