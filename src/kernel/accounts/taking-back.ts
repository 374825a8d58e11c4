/** An account in wrong hands: what the old mail address can undo, and how a change ends with the password that asked for it. */
import { createHash, randomBytes } from 'node:crypto';
import { carrier } from '../database/connection.ts';
import { hashOf } from './passwords.ts';
import { forgetProofs } from './proofs.ts';
import { endAllSessions } from './session.ts';

/** Another text with every new password. */
export async function passwordMark(account: string): Promise<string> {
	const [row] = await carrier()<{ password: string | null }[]>`
		select password from kernel.credential where account = ${account} and password is not null`;
	return createHash('sha256')
		.update(`mark:${row?.password ?? ''}`)
		.digest('base64url');
}

/** Nobody comes in until a new password is chosen: neither by the old one, nor by what was added since. */
export async function shutOut(account: string, since: Date): Promise<void> {
	await endAllSessions(account);
	const unknown = await hashOf(randomBytes(32).toString('base64url'));
	await carrier()`
		update kernel.credential set password = ${unknown} where account = ${account} and password is not null`;
	await carrier()`delete from kernel.passkey where account = ${account} and at >= ${since}`;
	await carrier()`delete from kernel.token where account = ${account} and at >= ${since}`;
	await carrier()`delete from kernel.departure where account = ${account} and at >= ${since}`;
	await forgetProofs(account, since);
}

export async function endSecondFactor(account: string): Promise<void> {
	await carrier()`delete from kernel.second_factor where account = ${account}`;
	await carrier()`update kernel.account set second_factor = false where id = ${account}`;
}
