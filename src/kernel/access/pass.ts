/** A pass says what one actor may do with one item. Only this room can make one; every store asks for it. */
import { refusal } from '#base/refusal.ts';
import { type Actor, house } from '../accounts/actor.ts';
import type { Item } from '../items/item.ts';
import { isKeyText, keyHash } from './key.ts';
import { checkPassword, type ShownPassword } from './password.ts';
import type { WayToRestrict } from './restricted.ts';
import { includes, most, type Right, rightOf, type Standing } from './rights.ts';
import type { WithheldPart } from './store.ts';
import * as store from './store.ts';
import type { WayToWithhold } from './withheld.ts';

export const notFound = refusal('kernel.not-found', 404);
export const notAllowed = refusal('kernel.not-allowed', 403);
export const wrongKey = refusal('kernel.wrong-key', 403);
export const passwordNeeded = refusal('kernel.password-needed', 403);
export const inTheTrash = refusal('kernel.in-the-trash', 410);
export const withheldNow = refusal('kernel.withheld', 403);
/** It lives on another host now: its address there stands among what programs are told. */
export const movedAway = refusal('kernel.moved', 410);
export const notYet = refusal('kernel.not-yet', 403);

const seal: unique symbol = Symbol('pass');

export type ItemPass = {
	readonly [seal]: true;
	readonly item: string;
	/** All that is true of every item, as it stood when the pass was made. */
	readonly about: Item;
	readonly actor: Actor | null;
	readonly right: Right | null;
	/** Parts of the item this person holds the key of: a ballot, an answer. */
	readonly subjects: ReadonlySet<string>;
	/** How the guard or the desk holds the item back; null when it does not. */
	readonly withheld: WayToWithhold | null;
	/** When a part of it, all of it where that is empty, is let go by itself; null where somebody has to. */
	opensAt(part: string): Date | null;
	/** How the host restricts whoever asks. */
	readonly restricted: WayToRestrict | null;
	/** Another text whenever something of it is held back or let go, for pages that are kept. */
	readonly holding: string;
	/** Parts of this person's own that are held back. */
	readonly ownHeld: readonly Pick<WithheldPart, 'part' | 'how'>[];
	can(right: Right): boolean;
	/** Whether a part of it, as its tool names it, may be shown: what is held back, only its maker sees. */
	sees(part: string): boolean;
	/** Whether nobody but its maker sees a part: then no letter says it either, not even its maker's. */
	hides(part: string): boolean;
};

const harshness: Record<WayToWithhold, number> = { silence: 0, hold: 1, quarantine: 2 };

type Standpoint = {
	actor: Actor | null;
	right: Right | null;
	subjects: Iterable<string>;
	withheld: WithheldPart[];
	restricted: WayToRestrict | null;
};

function make(about: Item, { actor, right, subjects, withheld, restricted }: Standpoint): ItemPass {
	// Of two reasons the harsher counts.
	const harshestLast = [...withheld].sort((one, other) => harshness[one.how] - harshness[other.how]);
	const held = new Map(harshestLast.map((one) => [one.part, one]));
	const hides = (part: string): boolean => (held.get(part)?.how ?? 'silence') !== 'silence';
	const isOwn = ({ maker }: WithheldPart): boolean => maker !== null && maker === actor?.id;
	return {
		[seal]: true,
		item: about.id,
		about,
		actor,
		right,
		subjects: new Set(subjects),
		withheld: held.get('')?.how ?? null,
		opensAt: (part) => (held.get(part)?.opensAt ? new Date(held.get(part)!.opensAt!) : null),
		restricted,
		holding: [...held.values()].map(({ part, how }) => `${part}:${how}`).join(),
		ownHeld: withheld.filter((one) => one.part !== '' && isOwn(one)),
		can: (wanted) => includes(right, wanted),
		hides,
		sees: (part) => !hides(part) || isOwn(held.get(part)!) || actor?.kind === 'house'
	};
}

function standingOf(found: store.Found, actor: Actor | null, passwordShown: boolean): Standing {
	const { owner, space } = found.item;
	return {
		// What belongs to a space stays with it when whoever made it leaves.
		isOwner: actor !== null && owner === actor.id && (space === null || found.spaceRole !== null),
		spaceRole: found.spaceRole,
		permits: found.permits.filter((permit) => permit.via !== 'password').map((permit) => permit.opens),
		visibility: found.item.visibility,
		passwordGuards: found.item.passwordGuards,
		passwordKnown: passwordShown || found.permits.some((permit) => permit.via === 'password')
	};
}

/** Whether somebody is let in personally by what they are or hold, or once was. */
const hasStanding = (found: store.Found, actor: Actor | null): boolean =>
	found.key !== null || found.keyTakenBack || rightOf(standingOf(found, actor, false)) !== null;

/**
 * The pass of an actor, who may also hold a key, or say the item's password.
 * @param place the id of the item, or the address chosen for it within a tool.
 * @returns a pass that may open nothing: `admit` decides what then happens.
 * @throws kernel.not-found, kernel.wrong-key when a key was shown that opens nothing here, kernel.wrong-password.
 */
export async function passFor(
	place: { tool: string | null; name: string },
	actor: Actor | null,
	key: string | null = null,
	password: ShownPassword | null = null
): Promise<ItemPass> {
	const hash = key !== null && isKeyText(key) ? keyHash(key) : null;
	const found = await store.find({ ...place, actor: actor?.id ?? null, hash });
	if (!found) throw notFound();
	// What nobody may know of is not given away by what is tried on it.
	const isHidden = found.item.visibility === 'private' && actor?.kind !== 'house' && !hasStanding(found, actor);
	if (key !== null && !found.key) throw isHidden ? notFound() : wrongKey();
	const { passwordHash } = found;
	if (password && passwordHash && !isHidden) await checkPassword(found.item.id, passwordHash, password);
	const standing = standingOf(found, actor, password !== null && passwordHash !== null && !isHidden);
	const right = most([rightOf(standing), found.key?.opens ?? null]);
	const subjects = [...found.permits.map((permit) => permit.subject), found.key?.subject];
	return make(found.item, {
		actor,
		right: actor?.kind === 'house' ? 'manage' : right,
		subjects: subjects.filter((subject) => typeof subject === 'string'),
		withheld: found.withheld,
		restricted: found.restricted
	});
}

/** The house's own pass, for jobs that care for an item. */
export const housePass = (item: string): Promise<ItemPass> => passFor({ tool: null, name: item }, house);

const heldBack = (opensAt: Date | null) =>
	opensAt ? notYet({ retryAfter: Math.max(1, Math.ceil((opensAt.getTime() - Date.now()) / 1000)) }) : withheldNow();

/**
 * Lets a pass through to what asks for a right, or says in the right words why not.
 * An item nobody told this person of is not found; one in the trash says so to whoever could read it.
 */
export function admit(pass: ItemPass, wanted: Right): ItemPass {
	const { about } = pass;
	if (about.trashedAt && !pass.can('manage'))
		throw about.visibility === 'private' && pass.right === null ? notFound() : inTheTrash();
	if (pass.hides('') && pass.right !== null && !pass.can('manage')) throw heldBack(pass.opensAt(''));
	if (about.movedTo && pass.right !== null && !pass.can('manage')) throw movedAway({ more: { to: about.movedTo } });
	if (pass.can(wanted)) return pass;
	const guarded = about.passwordGuards === 'read' || (about.passwordGuards === 'answer' && wanted === 'answer');
	if (about.visibility !== 'private' && guarded) throw passwordNeeded({ gaps: { item: about.id } });
	throw pass.right === null ? notFound() : notAllowed();
}
