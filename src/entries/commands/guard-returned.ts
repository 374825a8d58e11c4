/**
 * `archipel guard returned < message.eml`: a letter of this host that came back, or a complaint about one. For the mail
 * server, which pipes there what is sent to the address of the host's letters.
 */

import { bounceOf } from '#guard/mail/bounce.ts';
import { takeBounce, takeComplaint } from '#guard/mail/bounced.ts';
import { complaintOf } from '#guard/mail/complaint.ts';
import { handedOverBy } from '#guard/mail/envelope.ts';
import { readMail } from '#guard/mail/read.ts';
import { visitHouse } from '../open.ts';
import { mailFrom } from './standard-input.ts';

const usage = 'archipel guard returned < message.eml';
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

async function take(raw: Buffer): Promise<string> {
	const mail = await readMail(raw);
	const complaint = complaintOf(mail);
	if (complaint)
		return (await takeComplaint(complaint, new Date()))
			? 'A complaint about a letter of this host: it is kept.'
			: 'A complaint, but not about a letter of this host.';
	const bounce = bounceOf(mail, handedOverBy(raw).from);
	if (!bounce) return 'This is no letter that came back, and no complaint: nothing is kept of it.';
	const count = await takeBounce(bounce, new Date());
	return `Came back: ${bounce.failures.length} addresses, ${count} of them of letters this host sent.`;
}

export async function guardReturned(): Promise<void> {
	const raw = await mailFrom(process.stdin, usage);
	const house = await visitHouse(say);
	try {
		say(await take(raw));
	} finally {
		await house.close();
	}
}
