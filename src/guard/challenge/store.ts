/** The rows of what was paid, and of forms that wait for a letter to be opened. */
import { createHash, randomBytes } from 'node:crypto';
import { carrier } from '#kernel/database/connection.ts';

/** @returns false when it was spent before. */
export async function spendOnce(mark: string, until: Date): Promise<boolean> {
	const rows = await carrier()`
		insert into guard.spent (mark, until) values (${mark}, ${until}) on conflict do nothing returning 1`;
	return rows.length > 0;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export type MailedForm = { address: string; act: string; deed: string; sealed: string };

const hoursKept = 24;

/** @returns the token of the link. */
export async function keepMailed({ address, act, deed, sealed }: MailedForm): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await carrier()`
		insert into guard.mailed_form (token, address, act, deed, sealed, until)
		values (${hashOf(token)}, ${address}, ${act}, ${deed}, ${sealed}, now() + make_interval(hours => ${hoursKept}))`;
	return token;
}

export async function mailedBy(token: string): Promise<MailedForm | null> {
	const [row] = await carrier()<MailedForm[]>`
		select address, act, deed, sealed from guard.mailed_form where token = ${hashOf(token)} and until > now()`;
	return row ?? null;
}

export async function forgetSpent(now: Date): Promise<void> {
	await carrier()`delete from guard.spent where until < ${now}`;
	await carrier()`delete from guard.mailed_form where until < ${now}`;
}
