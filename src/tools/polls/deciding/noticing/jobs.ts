/** Looks round every few minutes: news for owners, polls that ended, dates of polls in the trash. */
import { housePass } from '#kernel/access/pass.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { transaction } from '#kernel/database/connection.ts';
import { job } from '#kernel/jobs/job.ts';
import { log } from '#kernel/settings/log.ts';
import { callOffInTrash, inviteBack } from '../actions.ts';
import { sumsOf } from '../inviting/invitation.ts';
import { invitationsOf } from '../inviting/store.ts';
import { tellKeepers } from './news.ts';
import * as store from './store.ts';

const mostPerRound = 2_000;

/** One poll that goes wrong must not keep the others waiting. */
async function each<Thing extends { item: string }>(things: Thing[], work: (thing: Thing) => Promise<unknown>) {
	for (const thing of things) {
		await work(thing).catch((problem) => log().error({ part: 'polls', poll: thing.item, err: problem }, 'round'));
	}
}

const byPoll = (fresh: store.Fresh[]): { item: string; news: store.Fresh[] }[] =>
	[...Map.groupBy(fresh, ({ item }) => item)].map(([item, news]) => ({ item, news }));

const lastOf = (news: store.Fresh[]): string =>
	news.reduce((last, one) => (BigInt(one.last) > last ? BigInt(one.last) : last), 0n).toString();

/** The mark and the letters stand or fall together. */
const tellNews = ({ item, news }: { item: string; news: store.Fresh[] }, now: Date) =>
	transaction(async () => {
		const pass = await housePass(item);
		await store.markNews(pass, lastOf(news), now);
		for (const { act, count } of news) await tellKeepers(pass, store.newsActs[act], count);
		const { invited, missing } = sumsOf(await invitationsOf(pass));
		const done = invited > 0 && missing === 0;
		if (done && (await store.markOnce(pass, 'all-answered', String(invited), now)))
			await tellKeepers(pass, 'all-answered', invited);
	});

const tellEnded = ({ item }: store.Ended, now: Date) =>
	transaction(async () => {
		const pass = await housePass(item);
		if (await store.markEnded(pass, now)) await tellKeepers(pass, 'ended', 1);
	});

export async function lookRound(now: Date): Promise<void> {
	await each(byPoll(await store.freshNews(now, mostPerRound)), (poll) => tellNews(poll, now));
	await each(await store.endedPolls(now, mostPerRound), (poll) => tellEnded(poll, now));
	await each(await store.strandedPolls(now, mostPerRound), ({ item, trashed }) =>
		perform(trashed ? callOffInTrash : inviteBack, { poll: item }, { ...houseCaller, now })
	);
	await store.forgetPast(now);
}

export const noticingJobs = [job({ name: 'polls.look-round', every: '*/5 * * * *', run: () => lookRound(new Date()) })];
