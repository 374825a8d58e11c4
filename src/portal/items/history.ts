/** What happened to an item, in words. Only those who care for it are named: who voted is the tool's to tell. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { deedsOf } from '#kernel/activity/store.ts';
import { carrier } from '#kernel/database/connection.ts';

export type Line = {
	id: string;
	act: string;
	at: Date;
	by: 'you' | 'house' | 'keeper' | 'somebody';
	name: string | null;
};

async function keepersOf(pass: ItemPass): Promise<Set<string>> {
	const rows = await carrier()<{ actor: string }[]>`
		select owner as actor from kernel.item where id = ${pass.item}
		union select actor from kernel.permit where item = ${pass.item} and opens in ('edit', 'manage')
		union select m.actor from kernel.item i join kernel.member m on m.space = i.space
			where i.id = ${pass.item} and m.role in ('owner', 'editor')`;
	return new Set(rows.map(({ actor }) => actor));
}

const houseId = '1'.repeat(22);

/** The last 50 deeds, newest first. */
export async function historyOf(pass: ItemPass): Promise<Line[]> {
	const [deeds, keepers] = await Promise.all([deedsOf(pass.item, 50), keepersOf(pass)]);
	return deeds.map(({ id, act, at, actor, name }) => {
		const cares = keepers.has(actor);
		const by = actor === pass.actor?.id ? 'you' : actor === houseId ? 'house' : cares ? 'keeper' : 'somebody';
		return { id, act, at, by, name: by === 'keeper' ? name : null };
	});
}

/** `polls.cast-vote` → `polls:acts.cast-vote`; what is true of every item stands among the portal's words. */
export function actWords(act: string): string {
	const [room, verb] = act.split('.');
	return room === 'items' ? `portal:items.acts.${verb}` : `${room}:acts.${verb}`;
}
