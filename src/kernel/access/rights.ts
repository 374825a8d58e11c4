import type { Visibility } from '../items/item.ts';

/** What one may do with an item, each including those before it. */
export const rights = ['read', 'answer', 'edit', 'manage'] as const;
export type Right = (typeof rights)[number];

export const includes = (held: Right | null, wanted: Right): boolean =>
	held !== null && rights.indexOf(held) >= rights.indexOf(wanted);

export const most = (held: (Right | null)[]): Right | null =>
	held.reduce<Right | null>((best, right) => (right && !includes(best, right) ? right : best), null);

export type SpaceRole = 'owner' | 'editor' | 'member';

const bySpaceRole: Record<SpaceRole, Right> = { owner: 'manage', editor: 'edit', member: 'answer' };

/** All that decides, gathered from the database. */
export type Standing = {
	isOwner: boolean;
	spaceRole: SpaceRole | null;
	/** What keys, and being named by the owner, let this actor into. */
	permits: Right[];
	visibility: Visibility;
	passwordGuards: 'read' | 'answer' | null;
	passwordKnown: boolean;
};

/** The right that being let in personally gives, whatever the password says. */
const personal = (standing: Standing): Right | null =>
	most([
		standing.isOwner ? 'manage' : null,
		standing.spaceRole ? bySpaceRole[standing.spaceRole] : null,
		...standing.permits
	]);

/** The right that knowing the address gives. */
function byAddress(standing: Standing): Right | null {
	if (standing.visibility === 'private') return null;
	if (standing.passwordGuards === null || standing.passwordKnown) return 'answer';
	return standing.passwordGuards === 'answer' ? 'read' : null;
}

export const rightOf = (standing: Standing): Right | null => most([personal(standing), byAddress(standing)]);
