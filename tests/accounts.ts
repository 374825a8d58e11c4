/** Those who play in the tests of accounts. */
import { carrier } from '#kernel/database/connection.ts';
import { settings } from '#kernel/settings/settings.ts';
import { Visitor } from './visitor.ts';

export const password = 'seven calm boats';

export const lettersTo = (mail: string) =>
	carrier()<{ subject: string; text: string; kind: string }[]>`
		select subject, text, kind from kernel.letter where "to" = ${mail} order by at, id`;

/** The path of the first link of a letter. */
export const linkIn = (text: string): string => new RegExp(`${settings().BASE_URL}(\\S+)`).exec(text)![1]!;

export async function signIn(mail: string, words = password): Promise<Visitor> {
	const visitor = new Visitor();
	await visitor.post('/sign-in', 'sign-in', { mail, password: words });
	return visitor;
}

/** Somebody with an account, signed in; the address is not confirmed yet. */
export async function signedUp(name: string, mail: string): Promise<Visitor> {
	await new Visitor().post('/sign-up', 'sign-up', { name, mail, password });
	return signIn(mail);
}

/** Somebody with an account and a confirmed address, signed in. */
export async function member(name: string, mail: string): Promise<Visitor> {
	const visitor = await signedUp(name, mail);
	const [letter] = await lettersTo(mail);
	await visitor.post(linkIn(letter!.text), 'prove');
	return visitor;
}
