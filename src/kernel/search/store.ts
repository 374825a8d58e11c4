/** What can be found, and by whom. Reading here needs no pass: each row says who may see it. */
import { isListedFor } from '../access/withheld.ts';
import { carrier } from '../database/connection.ts';

export const begin = '\u0002';
export const end = '\u0003';

/** The tool says what its item is about; it replaces what was said before. */
export const keepText = (item: string, title: string, body: string) =>
	carrier()`update kernel.searched set title = ${title}, body = ${body} where item = ${item}`;

export type Row = {
	id: string;
	tool: string;
	title: string;
	address: string | null;
	space: string | null;
	expiresAt: Date | null;
	/** With control characters around what matches. */
	heading: string;
	excerpt: string;
	rank: number;
};

/** Beyond this many matches the words say too little to order them. */
const mostMatches = 1000;

/** What was typed, understood as both languages understand it. */
const query = (words: string) => carrier()`
	(websearch_to_tsquery('kernel.english', ${words}) || websearch_to_tsquery('kernel.french', ${words}))`;

/** What somebody may find beside what is public: their own, what they were let into, what their spaces have. */
const ids = (actor: string) => carrier()`
	select id from kernel.item where owner = ${actor} and space is null
	union
	select i.id from kernel.member m join kernel.item i on i.space = m.space where m.actor = ${actor}
	union
	select p.item from kernel.permit p where p.actor = ${actor} and p.via <> 'password'`;

const matches = (words: string, actor: string | null) => carrier()`
	(select item from kernel.searched where public and words @@ ${query(words)} limit ${mostMatches})
	${
		actor === null
			? carrier()``
			: carrier()`
	union
	(select s.item from (${ids(actor)}) mine join kernel.searched s on s.item = mine.id
		where s.words @@ ${query(words)} limit ${mostMatches})`
	}`;

const headline = (text: 'title' | 'body', words: string, options: string) => carrier()`
	ts_headline(case language when 'fr' then 'kernel.french' else 'kernel.english' end::regconfig,
		${carrier()(text)}, ${query(words)}, ${options})`;

/** Its text may hold the words of an option that is held back: then it is found by its title alone. */
const hasHeldWords = () => carrier()`
	exists (select 1 from kernel.withheld h where h.item = i.id and starts_with(h.part, 'option:'))`;

const titleAlone = () => carrier()`
	to_tsvector(case s.language when 'fr' then 'kernel.french' else 'kernel.english' end::regconfig, s.title)`;

/** What is found further on is found, and quoted from the beginning: marking a long text takes long. */
const mostQuoted = 20_000;

const marks = `StartSel="${begin}", StopSel="${end}"`;

export type Place = { rank: number; id: string };

/** The best first, from a place on. */
export const find = (words: string, actor: string | null, after: Place | null, most: number) =>
	carrier()<Row[]>`
		with found as (${matches(words, actor)}), ranked as (
			select i.id, i.tool, s.title, case when ${hasHeldWords()} then '' else left(s.body, ${mostQuoted}) end as body, s.language, i.address, i.space, i.expires_at,
				ts_rank(s.words, ${query(words)}, 1)::float8 as rank
			from found join kernel.searched s on s.item = found.item join kernel.item i on i.id = found.item
			where i.trashed_at is null and ${isListedFor(actor)}
				and (not ${hasHeldWords()} or ${titleAlone()} @@ ${query(words)})
		), page as (
			select * from ranked
			where ${after === null} or (-rank, id) > (${-(after?.rank ?? 0)}::float8, ${after?.id ?? ''})
			order by -rank, id limit ${most}
		)
		select id, tool, title, address, space, expires_at as "expiresAt", rank,
			${headline('title', words, `${marks}, HighlightAll=true`)} as heading,
			${headline('body', words, `${marks}, MaxWords=30, MinWords=12, MaxFragments=1`)} as excerpt
		from page order by -rank, id`;
