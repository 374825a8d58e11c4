/** A week of a host: everybody's deeds in order, and what became of each. */
import '#entries/house.ts';
import { keepAppeal, standingOf } from '#guard/appeals/appeal.ts';
import { caseById, casesOf } from '#guard/decisions/store.ts';
import { lookAgain, takePrior } from '#guard/learned/current.ts';
import { written } from '#guard/learned/file.ts';
import { exampleOf, train } from '#guard/learned/model.ts';
import { learnFromWhatStood } from '#guard/learned/teaching.ts';
import { keepReport } from '#guard/reports/report.ts';
import { wordsInForce } from '#guard/words/current.ts';
import { letGoDue } from '#kernel/access/withheld.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import { carrier, connect, disconnect, transaction } from '#kernel/database/connection.ts';
import { readSettings, useSettings } from '#kernel/settings/settings.ts';
import { type Dice, dice, pick } from '../dice.ts';
import { Campaign } from './campaign.ts';
import { plans } from './campaigns.ts';
import { HonestPeople, type OpenPoll } from './honest.ts';
import { Line } from './line.ts';
import { Moderator } from './moderator.ts';
import { attempt, type Deed, isHeld, type Outcome, type Person } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
const weekMs = 7 * 24 * hour;

export type Shared = {
	honest: Record<'en' | 'fr', string[]>;
	bad: string[];
	taught: { text: string; isSpam: boolean }[];
};

export type Options = {
	seed: number;
	scale: number;
	socketDir: string;
	dataDir: string;
	shared: Shared;
	say(text: string): void;
};

export type Result = {
	outcomes: Outcome[];
	strokes: number;
	forHonest: number;
	cases: number;
	byKind: Record<string, number>;
	log: string[];
	reports: number;
	objections: number;
};

export class Week {
	/** Milliseconds since the epoch, so that the house hears an hour it can believe. */
	readonly start: number;
	readonly line = new Line();
	readonly outcomes: Outcome[] = [];
	readonly #things = new Map<string, Outcome>();
	readonly #roll: Dice;
	readonly #shared: Shared;
	#honest!: HonestPeople;
	reports = 0;
	objections = 0;

	constructor({ seed, shared }: Options) {
		this.#roll = dice(seed * 7919 + 5);
		this.#shared = shared;
		this.start = Math.floor((Date.now() - weekMs) / (24 * hour)) * 24 * hour;
	}

	async run({ seed, scale, say }: Options): Promise<Result> {
		await this.#learnBefore(say);
		await Promise.all([wordsInForce(), lookAgain()]);
		for (let day = 1; day < 7; day++)
			this.line.add(day * 24 * hour + 3.7 * hour, (at) => learnFromWhatStood(new Date(this.start + at)));
		this.#honest = new HonestPeople(this, dice(seed));
		await this.#honest.settle(scale);
		this.#honest.plan(scale);
		const moderator = new Moderator(this);
		await moderator.settle();
		for (const [number, plan] of plans(scale, this.#shared.bad).entries())
			new Campaign(plan, this, dice(seed * 1009 + number)).start();
		const started = performance.now();
		for (let day = 1; day <= 7; day++) {
			await this.line.goOn(day * 24 * hour);
			const seconds = (performance.now() - started) / 1000;
			say(`  day ${day}: ${this.outcomes.length} deeds, ${moderator.strokes} decisions, ${seconds.toFixed(0)} s`);
		}
		await this.line.goOn(weekMs + hour);
		await this.#mindPulled(weekMs);
		const { strokes, forHonest, cases, byKind, log } = moderator;
		return {
			outcomes: this.outcomes,
			strokes,
			forHonest,
			cases,
			byKind,
			log,
			reports: this.reports,
			objections: this.objections
		};
	}

	/** What the host learned before this week, where it is not its first. */
	async #learnBefore(say: (text: string) => void): Promise<void> {
		const { taught } = this.#shared;
		if (taught.length === 0) return;
		await takePrior(written(train(taught.map(({ text, isSpam }) => exampleOf({ text }, isSpam ? 'spam' : 'ham')))));
		say(`  taught before: ${taught.length} real texts`);
	}

	async does(person: Person, deed: Deed, at: number): Promise<Outcome> {
		if (at >= weekMs) return { at, end: 'away', person, deed } as Outcome;
		const outcome = await attempt(person, deed, this.start + at);
		this.outcomes.push(outcome);
		if (outcome.item) this.#things.set(`${outcome.item} ${outcome.part}`, outcome);
		const shownAt = outcome.shownAt - this.start;
		if (outcome.later > 0) this.line.add(shownAt, (now) => this.#show(now));
		if (person.bad && outcome.end === 'through') this.line.add(shownAt + minute, () => this.#lookAgainAt(outcome));
		if (!person.bad && outcome.end === 'held') this.line.add(at + 10 * minute, (now) => this.#object(outcome, now));
		if (person.bad && outcome.end === 'through' && deed.kind !== 'sign-up' && this.#roll(2) === 0)
			this.line.add(at + hour + this.#roll(9 * 60) * 60_000, (now) => this.#report(outcome, now));
		return outcome;
	}

	async #show(now: number): Promise<void> {
		await letGoDue(new Date(this.start + now));
	}

	/** What was shown for less than a minute hardly anybody saw. */
	async #lookAgainAt(outcome: Outcome): Promise<void> {
		outcome.pulled = await isHeld(outcome.deed.kind, outcome.item, outcome.part);
	}

	/** Everybody honest of whom nobody will look objects, by the link on their page. */
	async #object(outcome: Outcome, at: number): Promise<void> {
		if (outcome.item === null || outcome.deed.kind === 'sign-up') return;
		const [case_] = await casesOf(outcome.item, [outcome.part]);
		const row = case_ && (await caseById(case_.id));
		if (!row || row.closedAt === null || (await standingOf(row)).standing !== 'against') return;
		this.objections++;
		const said = { words: 'This is honest.', mail: null, language: outcome.person.language };
		await transaction(() =>
			keepAppeal({ caseId: row.id, ...said, actor: outcome.person.actor.id, at: new Date(this.start + at) })
		);
	}

	/** Of the honest, whatever was let through first and held back later. */
	async #mindPulled(now: number): Promise<void> {
		for (const outcome of this.outcomes) {
			const { person, end, deed, item, part, at } = outcome;
			if (person.bad || end !== 'through' || !(await isHeld(deed.kind, item, part))) continue;
			outcome.hindered.push({ how: 'pulled', seconds: (this.start + now - at) / 1000 });
		}
	}

	/** One visitor in so many tells the desk. */
	async #report({ item, part }: Outcome, at: number): Promise<void> {
		const [row] = await carrier()<{ id: string; tool: string; owner: string; visibility: 'link' }[]>`
			select i.id, i.tool, i.owner, i.visibility from kernel.item i where i.id = ${item} and i.trashed_at is null
				and not exists (select 1 from kernel.withheld w where w.item = i.id and w.part in ('', ${part}))`;
		if (!row) return;
		this.reports++;
		const by = newGuest();
		await remember(by);
		await transaction(async () => {
			await keepReport({
				item: row,
				part,
				category: 'spam',
				words: '',
				mail: null,
				language: 'en',
				actor: by.id,
				network: null,
				at: new Date(this.start + at)
			});
		});
	}

	truthOf(item: string | null, part: string): Outcome | undefined {
		return this.#things.get(`${item} ${part}`) ?? this.#things.get(`${item} `);
	}

	somePoll(roll: Dice): OpenPoll | null {
		const { polls } = this.#honest;
		return polls.length > 0 ? pick(roll, polls.slice(-150)) : null;
	}

	/** One comment in five is something real people wrote, where it is at hand. */
	honestText(language: 'en' | 'fr'): string | null {
		const texts = this.#shared.honest[language];
		return texts.length > 0 && this.#roll(5) === 0 ? pick(this.#roll, texts) : null;
	}
}

export async function runWeek(options: Options): Promise<Result> {
	const { socketDir, dataDir } = options;
	useSettings(readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'error', BASE_URL: 'https://archipel.example' }));
	connect({ socketDir, port: 5432, user: 'archipel', database: 'archipel' }, 8);
	try {
		return await new Week(options).run(options);
	} finally {
		await disconnect();
	}
}
