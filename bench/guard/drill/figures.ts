/** What a week came to. */
import type { Result } from './week.ts';
import type { Outcome } from './world.ts';

const percent = (part: number, all: number, digits = 2) => `${((100 * part) / Math.max(1, all)).toFixed(digits)} %`;
const goal = (holds: boolean) => (holds ? 'holds' : 'FALLS SHORT');

const by = <Key extends string>(outcomes: readonly Outcome[], key: (one: Outcome) => Key): Map<Key, Outcome[]> =>
	Map.groupBy(outcomes, key);

const spell = (seconds: number): string =>
	seconds < 90
		? `${Math.round(seconds)} s`
		: seconds < 5400
			? `${Math.round(seconds / 60)} min`
			: `${(seconds / 3600).toFixed(1)} h`;

const middle = (numbers: number[]): number => numbers.sort((one, other) => one - other)[numbers.length >> 1] ?? 0;

/** How long somebody honest was kept from what they wanted. */
const secondsLost = ({ hindered, end, freed, at }: Outcome): number =>
	hindered.reduce((sum, { seconds }) => sum + seconds, 0) + (end === 'held' && freed ? (freed - at) / 1000 : 0);

function sayHonest(honest: Outcome[], say: (text: string) => void): void {
	const hindered = honest.filter((one) => one.hindered.length > 0);
	const read = honest.filter(({ deed }) => deed.kind !== 'vote' || 'comment' in deed.input);
	const lost = honest.filter(({ end }) => end === 'refused' || end === 'gave-up');
	say(
		`honest: ${honest.length} deeds (${read.length} with words to judge), hindered ${hindered.length} = ${percent(hindered.length, honest.length)} (goal under 0.2 %: ${goal(hindered.length / honest.length < 0.002)}); ${percent(hindered.filter((one) => read.includes(one)).length, read.length)} of those with words; lost altogether ${lost.length}`
	);
	for (const [how, some] of by(hindered, (one) => one.hindered.map((step) => step.how).join('+')))
		say(
			`  ${how}: ${some.length}, half within ${spell(middle(some.map(secondsLost)))}, the longest ${spell(Math.max(...some.map(secondsLost)))}`
		);
	for (const [group, some] of by(hindered, ({ person }) => person.group)) {
		const all = honest.filter(({ person }) => person.group === group).length;
		say(`  ${group}: ${some.length} of ${all}`);
	}
	const later = honest.filter((one) => one.later > 0);
	say(
		`  shown to others a little later, with nothing to do for it: ${later.length}, the longest ${spell(Math.max(0, ...later.map((one) => one.later)))}`
	);
	const away = honest.filter(({ end }) => end === 'away');
	if (away.length > 0)
		say(
			`  stopped by quotas and the like, not by the guard: ${[...by(away, ({ why }) => why)].map(([why, some]) => `${why} ${some.length}`).join(', ')}`
		);
}

/** Shown for longer than a minute. */
const isSeen = ({ end, pulled }: Outcome): boolean => end === 'through' && !pulled;

function sayBad(bad: Outcome[], say: (text: string) => void): void {
	const seen = bad.filter(isSeen);
	say(
		`abuse: ${bad.length} deeds, visible beyond 60 s ${seen.length}; never visible ${percent(bad.length - seen.length, bad.length)} (goal over 98 %: ${goal(seen.length / bad.length < 0.02)})`
	);
	for (const [name, some] of by(bad, ({ person }) => person.group)) {
		const through = some.filter(isSeen).length;
		const endOf = ({ end, why, pulled }: Outcome) =>
			pulled ? 'pulled back' : end === 'through' || end === 'held' ? end : why;
		const ends = [...by(some, endOf)].map(([end, those]) => `${end} ${those.length}`);
		say(`  ${name}: ${through} of ${some.length} through (${ends.join(', ')})`);
	}
	const mails = bad.filter(({ end }) => end === 'through').reduce((sum, one) => sum + one.mails, 0);
	say(`  letters to strangers that left: ${mails}`);
}

export const reasonsOf = ({ found }: Outcome): string =>
	found
		.filter(({ points }) => points !== 0)
		.map(({ symbol, points }) => `${symbol} ${points}`)
		.sort()
		.join(' + ') || 'nothing';

/** `DETAIL=8`: why so many of the honest were hindered, and what so much abuse got through with. */
function sayWhy(name: string, some: readonly Outcome[], say: (text: string) => void): void {
	const most = Number(process.env.DETAIL ?? 0);
	if (most === 0) return;
	say(`${name}:`);
	const groups = [
		...by(
			[...some],
			({ person, deed, found }) =>
				`${person.group} ${deed.kind} ${found
					.map(({ symbol }) => symbol)
					.sort()
					.join(' ')}`
		)
	];
	for (const [, those] of groups.sort(([, one], [, other]) => other.length - one.length).slice(0, most)) {
		const one = those[0]!;
		const { title, text, message, name: called } = one.deed.input as Record<string, string | undefined>;
		say(
			`  ${those.length} × ${one.person.group} ${one.deed.kind} ${one.end}: ${reasonsOf(one)} | ${[title, called, text, message].filter(Boolean).join(' / ').slice(0, 160)}`
		);
	}
}

export function sayResult(
	{ outcomes, strokes, forHonest, cases, byKind, log, reports, objections }: Result,
	say: (text: string) => void
): void {
	const bad = outcomes.filter(({ person }) => person.bad);
	sayHonest(
		outcomes.filter(({ person }) => !person.bad),
		say
	);
	sayBad(bad, say);
	sayWhy(
		'why the honest were hindered',
		outcomes.filter(({ person, hindered }) => !person.bad && hindered.length > 0),
		say
	);
	sayWhy('what abuse got through with', bad.filter(isSeen), say);
	if (Number(process.env.DETAIL ?? 0) > 0) for (const line of log) say(`  stroke at ${line}`);
	const per = (1000 * strokes) / Math.max(1, bad.length);
	say(
		`decisions of a person: ${strokes} about ${cases} cases (${Object.entries(byKind)
			.map(([kind, count]) => `${kind} ${count}`)
			.join(
				', '
			)}), ${forHonest} of them about honest things; ${reports} reports, ${objections} objections; ${per.toFixed(1)} per 1,000 abuses (goal under 15: ${goal(per < 15)})`
	);
}
