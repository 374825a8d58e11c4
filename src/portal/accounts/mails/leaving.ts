import { formatDay } from '#base/zones.ts';
import { daysBeforeDeletion } from '#kernel/accounts/account.ts';
import { makeProof } from '#kernel/accounts/proofs.ts';
import { linkTo, type Reader, write } from './letter.ts';

export async function postLeaving(reader: Reader & { id: string }, dueAt: Date): Promise<void> {
	const token = await makeProof('stay', { account: reader.id }, (daysBeforeDeletion + 1) * 24);
	const day = formatDay(dueAt, reader.language === 'en' ? 'en-GB' : reader.language, 'UTC');
	await write('leaving', reader, linkTo(`/stay/${token}`), { day });
}

export const postGone = (reader: Reader) => write('gone', reader, null);
