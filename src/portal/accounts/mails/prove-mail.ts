import { makeProof } from '#kernel/accounts/proofs.ts';
import { linkTo, type Reader, write } from './letter.ts';

/** What a link in this letter proves: this account, this address. */
export type MailProof = { account: string; mail: string };

const hours = 48;

export async function postProveMail(reader: Reader & { id: string }): Promise<void> {
	const proof: MailProof = { account: reader.id, mail: reader.mail };
	const token = await makeProof('mail', proof, hours);
	await write('prove-mail', reader, linkTo(`/verify/${token}`));
}
