import { isMailAddress } from '#base/addresses.ts';
import { inviteAdmin } from '#portal/accounts/index.ts';
import { visitHouse } from '../open.ts';
import { WrongUse } from './wrong-use.ts';

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

/** `admin invite <mail>`: a letter leaves, and the link is printed for hosts without mail. */
export async function admin([verb, mail]: string[]): Promise<void> {
	if (verb !== 'invite' || !mail) throw new WrongUse('Say whom to invite: archipel admin invite <mail>');
	if (!isMailAddress(mail)) throw new WrongUse(`“${mail}” is no mail address.`);
	const house = await visitHouse(say);
	try {
		say(`${mail} can become an administrator here:\n  ${await inviteAdmin(mail)}`);
	} finally {
		await house.close();
	}
}
