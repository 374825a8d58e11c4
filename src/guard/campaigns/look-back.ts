/**
 * What was let through before anybody knew better. Once a person decided against its like it follows; where two of a
 * hand wait for a person, those of it that came before them wait too.
 */
import { withhold } from '#kernel/access/withheld.ts';
import { house } from '#kernel/accounts/actor.ts';
import { afterCommit } from '#kernel/database/connection.ts';
import { closeCase, openCase } from '../cases.ts';
import { type Evidence, isStranger } from '../judge/evidence.ts';
import { memoryAt, memoryRead, remember } from './current.ts';
import { companyAtHand, isSame } from './kin.ts';
import type { Member, Memory } from './memory.ts';
import { standsFree } from './store.ts';

/** With one that was let through they are three. */
const fewestWaiting = 2;
const mostAtOnce = 500;

type Said = { said: Uint32Array; contacts: readonly string[]; item: string | null };

/** Whoever quotes a thing beneath it speaks not against it. */
function passedLike(memory: Memory, { said, contacts, item: quoted }: Said): Member[] {
	const kin = memory.kinOf(said).filter(isSame);
	const members = [...kin.map(({ member }) => member), ...memory.namingAny(contacts)];
	return [...new Set(members)]
		.filter(({ state, item }) => state === 'passed' && item !== null && item !== quoted)
		.slice(0, mostAtOnce);
}

type Pulled = { member: Member; campaign: string; inherits: string | null; at: Date };

/** @returns its case, or null where it does not stand any more, or was looked at before. */
async function pullBack({ member, campaign, inherits, at }: Pulled): Promise<string | null> {
	const { item, part, tool, maker, event } = member;
	if (item === null || !(await standsFree(item, part))) return null;
	const how = inherits === null ? 'hold' : 'quarantine';
	await withhold({ item, part, how, maker }, house.id, at);
	const asked = { kind: how, tool, item, part, actor: maker, event, campaign, harm: 4, reach: 0.3 } as const;
	const opened = await openCase({ ...asked, about: { pulled: true, ...(inherits !== null && { inherits }) } }, at);
	if (inherits !== null) await closeCase(opened, at);
	afterCommit(() => remember({ ...member, state: inherits === null ? 'waits' : 'followed', campaign, caseId: opened }));
	return opened;
}

/** Called for what is held back: the third of a campaign shows what the first was. */
export async function pullBackKin(evidence: Evidence, campaign: string, at: Date): Promise<void> {
	if (!isStranger(evidence)) return;
	const company = companyAtHand(evidence);
	if (!company || company.waiting + 1 < fewestWaiting) return;
	for (const member of passedLike(await memoryAt(evidence.now), { ...company, item: evidence.item }))
		await pullBack({ member, campaign, inherits: null, at });
}

/** What a person decided against. */
export type Example = Pick<Member, 'said' | 'contacts' | 'campaign' | 'item'> & { decision: string };

/** Called within the transaction of a decision. @returns the cases of what was pulled back by it. */
export async function pullBackLike(examples: readonly Example[], at: Date): Promise<string[]> {
	const memory = await memoryRead(at);
	const pulled: string[] = [];
	for (const example of examples) {
		const { campaign, decision } = example;
		for (const member of passedLike(memory, example)) {
			const opened = await pullBack({ member, campaign: campaign ?? decision, inherits: decision, at });
			if (opened !== null) pulled.push(opened);
		}
	}
	return pulled;
}
