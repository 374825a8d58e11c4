/** Before anybody decided: strangers of one day who say much the same and lead each elsewhere. */
import { beforeAll, expect, test } from 'vitest';
import { passFor } from '#kernel/access/pass.ts';
import { newGuest } from '#kernel/accounts/actor.ts';
import { remember } from '#kernel/accounts/store.ts';
import { perform, seatGuard } from '#kernel/actions/perform.ts';
import { carrier } from '#kernel/database/connection.ts';
import { openTestHouse } from '../../../tests/house.ts';
import { makeThing } from '../../../tests/things.ts';
import { weigh } from '../weigh.ts';
import { memoryRead } from './current.ts';

openTestHouse();
seatGuard(weigh);

/** What people of this host write every day: of what comes from them, three words are rare nowhere. */
beforeAll(async () => {
	await carrier()`
		insert into guard.event (at, tool, kind, act, title, body, language, maker_kind, score, verdict, acted)
		select now(), 'polls', 'polls.comment', 'polls.comment', '',
			'Questions about the rehearsal: write to ' || n || ' please, or bring chairs', 'en', 'guest', 0, 'pass', true
		from generate_series(1, 600) n`;
	await memoryRead(new Date());
});

let street = 0;
const elsewhere = () => `198.51.${++street}.7`;

/** @returns how it is held back; null where everybody sees it. */
async function writes(text: string, address = elsewhere()): Promise<string | null> {
	const actor = newGuest();
	await remember(actor);
	const { id } = await perform(makeThing, { text }, { actor, key: null, language: 'en', place: null, address });
	return (await passFor({ tool: 'things', name: id }, null)).withheld;
}

test('the second who says so and leads elsewhere waits for a person, and reads why', async () => {
	const earns = (mail: string) => `My neighbour earns plenty testing blenders from home, apply to ${mail}`;
	expect(await writes(earns('jo@blender1.example'))).toBeNull();
	expect(await writes(earns('al@mixer7.example').replace('plenty', 'a lot'))).toBe('hold');
	const [event] = await carrier()<{ symbols: unknown }[]>`select symbols from guard.event order by id desc limit 1`;
	expect(event!.symbols).toContainEqual(expect.objectContaining({ symbol: 'known.echo', gaps: { count: 1 } }));
});

test.each([
	[
		'who names the same place',
		(turn: number) => `Zither lessons, luthiers and varnish: write to zither@town.example ${turn}`
	],
	['who leads nowhere', (turn: number) => `Juggling, unicycles and stilts: who wants to join us, ${turn}`],
	['what everybody here writes', (turn: number) => `Questions about the rehearsal: write to choir@town${turn}.example`]
])('%s is no echo', async (_who, text) => {
	expect([await writes(text(1)), await writes(text(2))]).toEqual([null, null]);
});

test('nor are people of one network, who may be a class', async () => {
	const essay = (name: string) =>
		`Volcano essay, lava and basalt pictures wanted: send them to ${name}@lyceum-${name}.example`;
	const school = elsewhere();
	expect([await writes(essay('ana'), school), await writes(essay('bo'), school)]).toEqual([null, null]);
});
