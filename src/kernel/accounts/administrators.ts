/** Who looks after this host: the first by a link printed at the start, the others invited by mail. */

import { derived } from '../settings/secret.ts';
import { settings } from '../settings/settings.ts';
import { house } from './actor.ts';
import { makeProof, readProof, useProof } from './proofs.ts';
import { hasAdmin } from './store.ts';

const hoursToAnswer = 7 * 24;

/** The same at every start as long as nobody took it, so that a link printed yesterday still opens. */
const firstToken = (): string => derived('first administrator', '').toString('base64url');

const welcomeLink = (token: string): string => `${settings().BASE_URL}/welcome/${token}`;

/** @returns the link by which the first visitor becomes the administrator; null once there is one. */
export const invitationForFirstAdmin = async (): Promise<string | null> =>
	(await hasAdmin()) ? null : welcomeLink(firstToken());

/** Who invited whom; the first is invited by the house itself, under no mail address yet. */
export type Invitation = { mail: string | null; by: string };

const first: Invitation = { mail: null, by: house.id };

/** Keeps an invitation of a week. @returns its token and its link. */
export async function keepInvitation(mail: string, by: string): Promise<{ token: string; link: string }> {
	const token = await makeProof('admin', { mail, by } satisfies Invitation, hoursToAnswer);
	return { token, link: welcomeLink(token) };
}

/** What a welcome link offers, without using it up; null when nothing. */
export async function invitationOf(token: string): Promise<Invitation | null> {
	if (token === firstToken()) return (await hasAdmin()) ? null : first;
	return readProof<Invitation>('admin', token);
}

/** @throws portal.stale-link */
export async function useInvitation(token: string): Promise<Invitation> {
	if (token === firstToken() && !(await hasAdmin())) return first;
	return useProof<Invitation>('admin', token);
}
