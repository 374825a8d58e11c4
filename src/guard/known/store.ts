/** What people decided of the like, and was not undone. */
import { carrier } from '#kernel/database/connection.ts';
import { isFor, type What } from '../decisions/decision.ts';
import type { Evidence } from '../judge/evidence.ts';
import { mostBody, mostTitle } from '../store.ts';

export type DecidedEvent = {
	/** Of the decision. */
	id: string;
	what: What;
	why: string;
	campaign: string | null;
	domains: string[];
	network: string | null;
	/** Of what was decided upon. */
	at: Date;
};

const mostDecisions = 50_000;

/** What was decided within thirty days and not undone, oldest first. */
export const decidedLately = (now: Date): PromiseLike<DecidedEvent[]> =>
	carrier()<DecidedEvent[]>`
		select l.* from (
			select d.id, d.what, d.why, e.campaign, e.domains, e.network, e.at
			from guard.decision d join guard.event e on e.id = d.event
			where d.at > ${now}::timestamptz - interval '30 days'
				and not exists (select 1 from guard.undoing u where u.decision = d.id)
			order by d.id desc limit ${mostDecisions}
		) l order by l.id`;

/** Another text whenever something was decided or undone. */
export async function lastWord(): Promise<string> {
	const [row] = await carrier()<{ word: string }[]>`
		select concat((select max(id) from guard.decision), ' ', (select count(*) from guard.undoing), ' ',
			(select max(decision) from guard.undoing)) as word`;
	return row!.word;
}

export type Named = { domain: string; makers: string[] };

/**
 * Who named these domains in what passed and still stands, a day ago or more, or sooner where this host knew them for a
 * day: three of them are enough to know.
 */
export const namedBefore = (domains: readonly string[], now: Date): PromiseLike<Named[]> =>
	carrier()<Named[]>`
		select domain, (array_agg(distinct e.actor))[1:3] as makers from guard.event e, unnest(e.domains) domain
		where e.domains && ${domains as string[]} and e.domains <> '{}' and domain = any(${domains as string[]})
			and (e.at < ${now}::timestamptz - interval '1 day' or e.at < ${now} and e.maker_days >= 1)
			and e.verdict in ('pass', 'tag') and e.actor is not null
			and not exists (select 1 from guard.case c where c.item = e.item and c.part = e.part)
		group by domain`;

/** Whether the last that a person decided within thirty days of these very words, by the same maker or in the same thing, was for them. */
export async function wordsFoundFine({ act, item, title, text, maker, now }: Evidence): Promise<boolean> {
	if (title.length > mostTitle || text.length > mostBody) return false;
	const [last] = await carrier()<{ what: What }[]>`
		select d.what from guard.event e join guard.decision d on d.event = e.id
		where (e.actor = ${maker.id} or e.item = ${item}) and e.act = ${act} and e.title = ${title} and e.body = ${text}
			and d.at > ${now}::timestamptz - interval '30 days'
			and not exists (select 1 from guard.undoing u where u.decision = d.id)
		order by d.id desc limit 1`;
	return last !== undefined && (isFor(last.what) || last.what === 'granted');
}
