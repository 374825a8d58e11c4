/** Whom the host restricts, and how; wholly undone by taking the line back. */
import { refusal } from '#base/refusal.ts';
import { carrier } from '../database/connection.ts';

export const waysToRestrict = ['silence', 'suspend'] as const;
export type WayToRestrict = (typeof waysToRestrict)[number];

export const suspended = refusal('kernel.suspended', 403);

export type Restriction = { how: WayToRestrict; reason: string; at: Date; until: Date | null };

/** The harshest that holds now; null for whoever is free. */
export async function restrictionOf(actor: string): Promise<Restriction | null> {
	const [row] = await carrier()<Restriction[]>`
		select how, reason, at, until from kernel.restricted
		where actor = ${actor} and (until is null or until > now()) order by how desc limit 1`;
	return row ?? null;
}
