/** Cases for the desk, as the guard and people would open them. */
import { openCase } from '#guard/cases.ts';
import { withhold } from '#kernel/access/withheld.ts';
import { house } from '#kernel/accounts/actor.ts';
import { nameModerator } from '#kernel/accounts/moderators.ts';
import { carrier, transaction } from '#kernel/database/connection.ts';
import { member } from './accounts.ts';
import { accountId, openNote } from './notes.ts';
import type { Visitor } from './visitor.ts';

/** Somebody who decides at the desk and no more, signed in. */
export async function named(name: string): Promise<{ visitor: Visitor; id: string }> {
	const mail = `${name.toLowerCase()}@example.org`;
	const visitor = await member(name, mail);
	const id = await accountId(mail);
	await nameModerator(id, house.id);
	return { visitor, id };
}

/** Somebody who looks after this host, signed in. */
export async function moderator(name: string): Promise<{ visitor: Visitor; id: string }> {
	const mail = `${name.toLowerCase()}@example.org`;
	const visitor = await member(name, mail);
	const id = await accountId(mail);
	await carrier()`insert into kernel.admin (account, by) values (${id}, ${house.id})`;
	return { visitor, id };
}

export type Writing = {
	maker: string;
	title?: string;
	body?: string;
	domains?: string[];
	network?: string;
	campaign?: string | null;
	score?: number;
	verdict?: string;
	at?: Date;
};

export async function keepEventOf(item: string, writing: Writing): Promise<string> {
	const { maker, title = 'Cheap watches', body = 'Buy now', domains = [], network = null, campaign = null } = writing;
	const [row] = await carrier()<{ id: string }[]>`
		insert into guard.event (at, tool, kind, act, item, actor, network, place, title, body, language, domains, maker_kind,
			campaign, score, verdict, acted, symbols, versions)
		values (${writing.at ?? new Date()}, 'notes', 'notes.note', 'notes.make', ${item}, ${maker}, ${network}, ${network},
			${title}, ${body}, 'en', ${domains}, 'guest', ${campaign}, ${writing.score ?? 10}, ${writing.verdict ?? 'hold'}, true,
			'[{"symbol":"words.suspicious","points":10}]', '{"words":"1"}')
		returning id`;
	return row!.id;
}

export type Held = { item: string; case: string; event: string };

/** A note the guard holds back, and its case. */
export async function heldNote(writing: Writing): Promise<Held> {
	const { maker, title = 'Cheap watches', campaign = null, at = new Date() } = writing;
	const { id: item } = await openNote(maker, { title });
	const event = await keepEventOf(item, writing);
	return transaction(async () => {
		await withhold({ item, part: '', how: 'hold', maker }, house.id, at);
		const asked = { kind: 'hold', tool: 'notes', item, part: '', actor: maker, event, campaign } as const;
		const about = { score: writing.score ?? 10 };
		return { item, event, case: await openCase({ ...asked, harm: 4, reach: 0, about }, at) };
	});
}

/** Every row a decision may touch, as text; the versions of items only ever grow. */
export async function rowsAsTheyStand(): Promise<string> {
	const [row] = await carrier()<{ rows: string }[]>`
		select json_build_object(
			'items', (select json_agg(to_jsonb(i) - 'version' order by i.id) from kernel.item i),
			'withheld', (select json_agg(w order by w.item, w.part) from kernel.withheld w),
			'vouches', (select json_agg(v order by v.actor) from guard.vouch v),
			'cases', (select json_agg(c order by c.id) from guard.case c),
			'restricted', (select json_agg(r order by r.actor, r.how) from kernel.restricted r),
			'bans', (select json_agg(b order by b.id) from guard.ban b),
			'askings', (select json_agg(a order by a.case_id) from guard.asking a),
			'looking', (select json_agg(l order by l.case_id) from guard.looking l)
		)::text as rows`;
	return row!.rows;
}
