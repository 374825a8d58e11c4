/** What is broken about the host itself, or soon will be. Nothing here means that whoever hosts may sleep. */
import { firstAdministered } from '#kernel/accounts/moderators.ts';
import { bytesLeft } from '#kernel/database/room.ts';
import { failingWork } from '#kernel/jobs/store.ts';
import { standstill } from '#kernel/mail/store.ts';
import { settings } from '#kernel/settings/settings.ts';
import { lastBackup } from '#move/noted.ts';

/** One a machine can see, with what its words leave open. */
export type Trouble =
	| { is: 'mail'; since: Date; count: number; reason: string }
	| { is: 'disk'; bytes: number }
	| { is: 'work'; name: string; times: number; reason: string }
	| { is: 'backup'; last: Date | null };

const fewBytes = 1024 ** 3;
const daysWithoutBackup = 8;

async function mailTrouble(now: Date): Promise<Trouble[]> {
	const still = settings().SMTP_URL ? await standstill(now) : null;
	return still ? [{ is: 'mail', since: still.since, count: still.waiting, reason: still.problem }] : [];
}

function diskTrouble(): Trouble[] {
	const bytes = bytesLeft();
	return bytes < fewBytes ? [{ is: 'disk', bytes }] : [];
}

const workTrouble = async (): Promise<Trouble[]> =>
	(await failingWork()).map(({ name, times, reason }) => ({ is: 'work', name, times, reason }));

/** A young host, or one tried out on a laptop, is not asked for copies. */
async function backupTrouble(now: Date): Promise<Trouble[]> {
	const last = lastBackup();
	const since = last ?? (await firstAdministered());
	const isLate = since !== null && now.getTime() - since.getTime() > daysWithoutBackup * 86_400_000;
	return isLate ? [{ is: 'backup', last }] : [];
}

export const troubles = async (now: Date): Promise<Trouble[]> =>
	[await mailTrouble(now), diskTrouble(), await workTrouble(), await backupTrouble(now)].flat();
