/** Seats that became free, or are no more: whoever has one now, or has none any more, is told. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import type { Kind } from '#kernel/mail/kinds.ts';
import { type News, tell } from '#kernel/notices/tell.ts';
import { settings } from '#kernel/settings/settings.ts';
import { translator } from '#kernel/words/words.ts';
import { keptOf } from '../deciding/inviting/store.ts';
import { optionName } from '../parts/option-name.tsx';
import { capacityOf, listedOptions, type OptionId, type Poll } from '../poll.ts';
import * as store from '../store.ts';
import { lostSeats, type Move, movedUp, tally } from '../tally.ts';
import { openTo } from '../who.ts';

export const votingKinds: Kind[] = [{ id: 'polls.seat', refusable: true }];

/** A change of seats may move thousands at once; those beyond read it on the page. */
const mostTold = 500;

const hasSeats = (poll: Poll): boolean => listedOptions(poll).some((option) => capacityOf(poll, option) !== null);

/**
 * Changes ballots, or the seats of the poll, under its lock; then those who won or lost a seat by it are told.
 * @param after the poll once changed, where the change is one of the poll itself.
 */
export async function movingSeats(
	pass: ItemPass,
	poll: Poll,
	change: () => Promise<unknown>,
	after: Poll = poll
): Promise<void> {
	const before = hasSeats(poll) ? tally(poll, await store.ballotsOf(pass)) : null;
	await change();
	if (!before) return;
	const now = tally(after, await store.ballotsOf(pass));
	await tellMoved(pass, after, movedUp(before, now), 'seat');
	await tellMoved(pass, after, lostSeats(before, now), 'seat-lost');
}

/** What the words of the letter begin with. */
type Moved = 'seat' | 'seat-lost';

/** Accounts hear of it within the house and by letter, invited people by letter; a guest reads it on the page. */
async function tellMoved(pass: ItemPass, poll: Poll, moves: Move[], moved: Moved): Promise<void> {
	if (pass.withheld || moves.length === 0) return;
	const ballots = new Map((await store.ballotsOf(pass)).map((ballot) => [ballot.id, ballot]));
	const invited = new Map((await keptOf(pass)).map((invitation) => [invitation.id, invitation]));
	const open = openTo(pass, poll);
	const told = moves.filter(({ option }) => open.options.some(({ id }) => id === option));
	for (const { option, ballot } of told.slice(0, mostTold)) {
		const { actor = null, invitation = null } = ballots.get(ballot) ?? {};
		const asked = invitation === null ? undefined : invited.get(invitation);
		const news = seatNews(pass, poll, option, moved);
		if (asked && asked.revokedAt === null) await tell({ mail: asked.mail, language: asked.language }, news);
		else if (actor !== null) await tell({ id: actor }, news);
	}
}

function seatNews({ about }: ItemPass, poll: Poll, option: OptionId, moved: Moved): News {
	const path = `/polls/${nameOf(about)}`;
	const found = poll.options.find(({ id }) => id === option)!;
	return {
		kind: 'polls.seat',
		item: about.id,
		words: { key: `polls:voting.${moved}-notice`, gaps: { title: poll.title } },
		link: path,
		letter: (language) => {
			const t = translator(language);
			const gaps = { title: poll.title, option: optionName(found, poll.zone, language) };
			return {
				subject: t(`polls:voting.${moved}-subject`, gaps),
				text: t(`polls:voting.${moved}-letter`, { ...gaps, link: `${settings().BASE_URL}${path}` })
			};
		}
	};
}
