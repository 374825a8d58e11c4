/** A space pass says what one actor may do with one space. Only this room can make one. */
import type { Actor } from '../accounts/actor.ts';
import { carrier } from '../database/connection.ts';
import type { Language } from '../words/words.ts';
import { notAllowed, notFound } from './pass.ts';
import type { SpaceRole } from './rights.ts';

/** What a member may do in a space, each including those before: belong to it, edit what it has, own it. */
export const spaceRoles = ['member', 'editor', 'owner'] as const satisfies SpaceRole[];

export type Space = { id: string; name: string; language: Language; at: Date };

const seal: unique symbol = Symbol('space pass');

export type SpacePass = {
	readonly [seal]: true;
	readonly space: string;
	readonly about: Space;
	readonly actor: Actor | null;
	readonly role: SpaceRole | null;
	can(role: SpaceRole): boolean;
};

const includes = (held: SpaceRole | null, wanted: SpaceRole): boolean =>
	held !== null && spaceRoles.indexOf(held) >= spaceRoles.indexOf(wanted);

/** @throws kernel.not-found when there is no such space. */
export async function spacePassFor(space: string, actor: Actor | null): Promise<SpacePass> {
	const [row] = await carrier()<(Space & { role: SpaceRole | null })[]>`
		select s.id, s.name, s.language, s.at,
			(select m.role from kernel.member m where m.space = s.id and m.actor = ${actor?.id ?? null}) as role
		from kernel.space s where s.id = ${space}`;
	if (!row) throw notFound();
	const { role: found, ...about } = row;
	const role = actor?.kind === 'house' ? 'owner' : found;
	return { [seal]: true, space: row.id, about, actor, role, can: (wanted) => includes(role, wanted) };
}

/** A space is not found by those who are not in it. */
export function admitToSpace(pass: SpacePass, wanted: SpaceRole): SpacePass {
	if (pass.can(wanted)) return pass;
	throw pass.role === null ? notFound() : notAllowed();
}

/** The pass of somebody who is at least so much in a space. */
export const memberPass = async (space: string, actor: Actor | null, wanted: SpaceRole): Promise<SpacePass> =>
	admitToSpace(await spacePassFor(space, actor), wanted);
