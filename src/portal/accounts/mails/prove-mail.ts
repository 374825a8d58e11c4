import { makeProof } from '#kernel/accounts/proofs.ts';
import { linkTo, type Reader, write } from './letter.ts';

/** What a link in this letter proves: this account, this address; and where its reader was going, such as an invitation. */
export type MailProof = {
	account: string;
	mail: string;
	to?: string;
	/** Where it replaces another address: the mark of the password that asked for it. A new password calls it off. */
	mark?: string;
};

const hours = 48;

/** @param waits somebody looks at it first: said in the same letter. */
export async function postProveMail(
	reader: Reader & Pick<MailProof, 'to' | 'mark'> & { id: string },
	waits = false
): Promise<void> {
	const { id: account, mail, to, mark } = reader;
	const proof: MailProof = { account, mail, ...(to ? { to } : {}), ...(mark ? { mark } : {}) };
	const token = await makeProof('mail', proof, hours);
	await write(waits ? 'prove-mail-waiting' : 'prove-mail', reader, linkTo(`/verify/${token}`));
}
