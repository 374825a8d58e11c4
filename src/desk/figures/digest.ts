/** A letter in the morning to those who look after this host, only where something waits for them. */
import { forgetReporters } from '#guard/reports/report.ts';
import { deciderIds } from '#kernel/accounts/moderators.ts';
import { transaction } from '#kernel/database/connection.ts';
import { job } from '#kernel/jobs/job.ts';
import type { Kind } from '#kernel/mail/kinds.ts';
import { tell } from '#kernel/notices/tell.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Language, translator } from '#kernel/words/words.ts';
import { ageOf } from '../queue/age.ts';
import { isPressing, signaturesAwaited, waitingByKind } from '../queue/store.ts';
import { sweepsToSign } from '../sweeps/state.ts';
import { troubles } from '../troubles/troubles.ts';

export const waitingKind: Kind = { id: 'desk.waiting', refusable: true };

/** One line of the letter: how much of what, and since when where that is known. What nobody waits for is only named. */
type DigestLine = { words: string; count: number; oldest: Date | null; isPressing: boolean };

/** Where most of it waits. */
const linkTo = (lines: readonly DigestLine[]): string =>
	lines.some(({ words }) => words.startsWith('desk:queue.')) ? '/desk/queue' : '/desk';

/** Beside the queue: what lacks a mark or a signature, and what is broken about the host. */
async function linesAt(now: Date): Promise<DigestLine[]> {
	const [waiting, sweeps, unsigned] = await Promise.all([waitingByKind(), sweepsToSign(), signaturesAwaited(null)]);
	// Who copies the host in another way reads of backups on the desk, and not every morning.
	const broken = (await troubles(now)).filter((trouble) => trouble.is !== 'backup');
	const lines: DigestLine[] = waiting.map((line) => ({
		...line,
		words: `desk:queue.kinds.${line.kind}`,
		isPressing: isPressing(line)
	}));
	if (sweeps > 0) lines.push({ words: 'desk:digest.sweeps', count: sweeps, oldest: null, isPressing: true });
	const [first] = unsigned;
	if (first) lines.push({ words: 'desk:digest.unsigned', count: unsigned.length, oldest: first.at, isPressing: true });
	if (broken.length > 0)
		lines.push({ words: 'desk:digest.troubles', count: broken.length, oldest: null, isPressing: true });
	return lines;
}

function letterOn(lines: readonly DigestLine[], count: number, now: Date) {
	return (language: Language) => {
		const t = translator(language);
		const { BASE_URL, HOST_NAME } = settings();
		const said = lines.map(({ words, count, oldest }) => {
			const since = oldest ? ` (${t('desk:queue.oldest', { age: ageOf(oldest, now, language) })})` : '';
			return `• ${t('desk:digest.line', { what: t(words), count })}${since}`;
		});
		const gaps = { count, host: HOST_NAME };
		const parts = [t('desk:digest.lead', gaps), said.join('\n'), `${BASE_URL}${linkTo(lines)}`];
		return { subject: t('desk:digest.subject', gaps), text: parts.join('\n\n') };
	};
}

/** @returns how many were told. */
export async function writeDigest(now: Date): Promise<number> {
	const lines = await linesAt(now);
	const count = lines.filter((one) => one.isPressing).reduce((sum, one) => sum + one.count, 0);
	if (count === 0) return 0;
	const people = await deciderIds();
	await transaction(async () => {
		for (const decider of people) {
			await tell(decider, {
				kind: waitingKind.id,
				words: { key: 'desk:digest.notice', gaps: { count } },
				link: linkTo(lines),
				letter: letterOn(lines, count, now)
			});
		}
	});
	return people.length;
}

export const writeDigestDaily = job({
	name: 'desk.digest',
	every: '0 6 * * *',
	run: async () => {
		await writeDigest(new Date());
	}
});

export const forgetReportersDaily = job({
	name: 'desk.forget-reporters',
	every: '50 3 * * *',
	run: async () => {
		await forgetReporters(new Date());
	}
});
