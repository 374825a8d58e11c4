import { makeProof } from '#kernel/accounts/proofs.ts';
import { linkTo, type Reader, write } from './letter.ts';

/** What a link in this letter proves: this account, this address; and where its reader was going, such as an invitation. */
export type MailProof = { account: string; mail: string; to?: string };

const hours = 48;

/** @param waits somebody looks at it first: said in the same letter. */
export async function postProveMail(reader: Reader & { id: string; to?: string }, waits = false): Promise<void> {
	const proof: MailProof = { account: reader.id, mail: reader.mail, ...(reader.to ? { to: reader.to } : {}) };
	const token = await makeProof('mail', proof, hours);
	await write(waits ? 'prove-mail-waiting' : 'prove-mail', reader, linkTo(`/verify/${token}`));
}
