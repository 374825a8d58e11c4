/** What the page of a sweep shows. */
import { ruleById } from '#guard/rules/store.ts';
import { lookAt } from '#guard/sweeps/plan.ts';
import { eventsById, type Maker, makersById, outcomesOf } from '#guard/sweeps/store.ts';
import { notFound } from '#kernel/access/pass.ts';
import type { Ask } from '#kernel/web/page.ts';

export async function seenOf({ params, query, actor }: Ask) {
	const seen = await lookAt(params.sweep!);
	if (!seen) throw notFound();
	const { sweep, sample } = seen;
	const events = await eventsById(sample.flatMap(({ event }) => event ?? []));
	return {
		...seen,
		rule: sweep.rule === null ? null : await ruleById(sweep.rule),
		events: new Map(events.map((event) => [event.event, event])),
		makers: sweep.unit === 'account' ? await makersById(sample.map(({ target }) => target)) : new Map<string, Maker>(),
		outcomes: await outcomesOf(sweep.id),
		hasSigned: seen.facts.some(({ fact, by }) => fact === 'signed' && by === actor?.id),
		said: query.has('marked')
	};
}

export type Seen = Awaited<ReturnType<typeof seenOf>>;
