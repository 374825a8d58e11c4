/** One person who looks at the queue a few times a day, and decides by what is true: all alike at one stroke. */
import { decideCases } from '#desk/queue/actions.ts';
import { grouped } from '#desk/queue/alike.ts';
import { type Line as CaseLine, commonDomains, openLines } from '#desk/queue/store.ts';
import { learnAnew, lookAgain } from '#guard/learned/current.ts';
import { forgetWords, wordsInForce } from '#guard/words/current.ts';
import type { Actor } from '#kernel/accounts/actor.ts';
import { perform } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { reasonsOf } from './figures.ts';
import type { Week } from './week.ts';
import { makeAccount, type Outcome } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
const secondsPerStroke = 6;
const mostAtOnce = 500;

/** `LOOKS=12.5,21.5`: when the moderator looks in. */
const hoursOfDay = (process.env.LOOKS ?? '8,12.5,17,21.5').split(',').map(Number);

type Truths = ReadonlyMap<string, Outcome | undefined>;

export class Moderator {
	readonly #week: Week;
	#actor!: Actor;
	strokes = 0;
	/** Strokes about honest things alone. */
	forHonest = 0;
	cases = 0;
	byKind: Record<string, number> = {};
	/** What each stroke was about: how many things of whom. */
	log: string[] = [];

	constructor(week: Week) {
		this.#week = week;
	}

	async settle(): Promise<void> {
		this.#actor = await makeAccount({ at: new Date(Date.now() - 400 * 24 * hour), name: 'Moderator', admin: true });
		for (let day = 0; day < 7; day++)
			for (const at of hoursOfDay)
				this.#week.line.add((day * 24 + at) * hour, (now) => this.#session(this.#week.start + now));
		this.#week.line.add(7 * 24 * hour + minute, (now) => this.#session(this.#week.start + now));
	}

	async #session(start: number): Promise<void> {
		let now = start;
		const day = new Date(now);
		const lines = [...(await openLines({ kind: null, words: '' }, this.#actor.id, day))];
		if (lines.length === 0) return;
		const ids = lines.map(({ id }) => id);
		const things = await carrier()<{ id: string; item: string | null; part: string; actor: string | null }[]>`
			select id, item, part, actor from guard.case where id = any(${ids})`;
		const truths = new Map(things.map(({ id, item, part, actor }) => [id, this.#week.truthOf(item ?? actor, part)]));
		const common = await commonDomains([...new Set(lines.flatMap(({ domains }) => domains))], day);
		for (const { cases } of grouped(lines, common)) {
			const bad = cases.filter(({ id }) => truths.get(id)?.person.bad ?? false);
			const fine = cases.filter(({ id }) => !(truths.get(id)?.person.bad ?? false));
			// In a mixed lot the few are ticked and decided first, then the others.
			const few = bad.length < fine.length ? bad : fine;
			for (const lot of [few, few === bad ? fine : bad])
				for (let from = 0; from < lot.length; from += mostAtOnce)
					now += await this.#decide(lot.slice(from, from + mostAtOnce), lot === bad, now, truths);
		}
		await this.#teach();
	}

	async #decide(cases: readonly CaseLine[], isBad: boolean, now: number, truths: Truths): Promise<number> {
		if (cases.length === 0) return 0;
		this.strokes++;
		this.cases += cases.length;
		const whose = Map.groupBy(cases, ({ id, kind }) => `${kind} ${truths.get(id)?.person.group ?? 'gone'}`);
		const parts = [...whose].map(([name, some]) => `${some.length} × ${name}`);
		const only = cases.length === 1 ? truths.get(cases[0]!.id) : undefined;
		if (only) parts.push(reasonsOf(only));
		this.log.push(
			`${((now - this.#week.start) / hour).toFixed(1)} h ${isBad ? 'against' : 'fine'}: ${parts.join(', ')}`
		);
		if (!isBad) this.forHonest++;
		for (const { kind } of cases) this.byKind[kind] = (this.byKind[kind] ?? 0) + 1;
		const isAppeal = cases.some((one) => one.isAppeal);
		const what = isAppeal ? (isBad ? 'upheld' : 'granted') : isBad ? 'quarantine' : 'fine';
		const input = { cases: cases.map(({ id }) => id), what, why: 'spam' };
		await perform(decideCases, input, {
			actor: this.#actor,
			key: null,
			language: 'fr',
			place: null,
			now: new Date(now)
		});
		for (const { id } of cases) {
			const outcome = truths.get(id);
			if (outcome && !isBad) outcome.freed = now;
		}
		return secondsPerStroke * 1000;
	}

	/** What was taught is learned at once: the rounds of the house do so within a quarter of a minute. */
	async #teach(): Promise<void> {
		await learnAnew();
		await lookAgain();
		forgetWords();
		await wordsInForce();
	}
}
