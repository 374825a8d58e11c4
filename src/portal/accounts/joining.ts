/** How somebody joins this host: by an invitation, by the open door, or past a person who looks first. */
import { letWait } from '#guard/signup/applying.ts';
import { isDisposable } from '#guard/signup/disposable.ts';
import { reasonsToWait, type Why, wayNow } from '#guard/signup/policy.ts';
import { namesAddress, speaksForHost } from '#guard/signup/reserved.ts';
import { keepInvited, lastWatched, policyNow, takeInvitation } from '#guard/signup/store.ts';
import { staleLink } from '#kernel/accounts/proofs.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { settings } from '#kernel/settings/settings.ts';
import type { Language } from '#kernel/words/words.ts';
import { postProveMail } from './mails/prove-mail.ts';
import { byInvitation } from './refusals.ts';

type Asked = {
	name: string;
	mail: string;
	language: Language;
	sentence?: string;
	invitation?: string | null;
	/** Where they were going when an account was asked for. */
	to?: string;
};

export type Joining = { invitation: string | null; why: Why[] };

/** @throws portal.by-invitation, portal.stale-link, kernel.malformed where the sentence is missing. */
export async function joiningOf({ mail, sentence, invitation: token }: Asked, now: Date): Promise<Joining> {
	const way = wayNow(await policyNow(), await lastWatched(), now);
	const invitation = token ? await takeInvitation(token) : null;
	if (token && invitation === null) throw staleLink();
	if (way === 'invited' && invitation === null) throw byInvitation();
	const why = reasonsToWait(way, { invited: invitation !== null, disposable: isDisposable(mail) });
	if (why.includes('reviewed') && !sentence) throw malformed({ fields: [{ field: 'sentence', code: 'required' }] });
	return { invitation, why };
}

/** @throws kernel.malformed for a name that would speak for the host. */
export function mindName(name: string): void {
	if (speaksForHost(name, settings().HOST_NAME)) throw malformed({ fields: [{ field: 'name', code: 'reserved' }] });
}

/** Of a person; an association may go by the name of its site. @throws kernel.malformed also for a name with an address in it. */
export function mindPersonName(name: string): void {
	mindName(name);
	if (namesAddress(name)) throw malformed({ fields: [{ field: 'name', code: 'address' }] });
}

/** The account was made: whoever must wait does, and hears of it in the letter. */
export async function welcomeNew(
	account: string,
	input: Asked,
	{ why, invitation }: Joining,
	now: Date
): Promise<void> {
	if (invitation) await keepInvited(account, invitation);
	if (why.length > 0) await letWait({ account, sentence: input.sentence ?? '', why }, null, now);
	await postProveMail({ ...input, id: account }, why.length > 0);
}
