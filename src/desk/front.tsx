import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge } from '#ui/parts/badge.tsx';
import { Card } from '#ui/parts/card.tsx';
import { useView } from '#ui/view.ts';
import { ageOf } from './queue/age.ts';
import { type DeskRoom, deskRooms } from './rooms.ts';
import { TroubleBanner } from './troubles/banners.tsx';
import { troubles } from './troubles/troubles.ts';

type Entry = DeskRoom & { count: number; since: Date | null };

const entryOf = async (room: DeskRoom): Promise<Entry> => ({
	...room,
	count: (await room.waiting?.()) ?? 0,
	since: (await room.oldest?.()) ?? null
});

export const front = page('/desk', {
	needs: 'moderator',
	load: async ({ actor, now }) => ({
		found: actor!.admin ? await troubles(now) : [],
		entries: await Promise.all(deskRooms.filter(({ administrators }) => actor!.admin || !administrators).map(entryOf))
	}),
	title: ({ t }) => t('desk:front.title'),
	view: ({ entries, found, now, t }) => (
		<Sheet title={t('desk:front.title')} lead={t('desk:front.lead')} wide>
			{found.map((trouble) => (
				<TroubleBanner key={JSON.stringify(trouble)} trouble={trouble} now={now} />
			))}
			<div class="tiles">
				{entries.map((entry) => (
					<RoomCard key={entry.id} entry={entry} now={now} />
				))}
			</div>
		</Sheet>
	)
});

function RoomCard({ entry: { id, path, icon, count, since }, now }: { entry: Entry; now: Date }) {
	const { t, language } = useView();
	return (
		<Card
			title={t(`desk:rooms.${id}.title`)}
			href={path}
			icon={icon}
			aside={count > 0 && <Badge kind="warning">{t('desk:front.waiting', { count })}</Badge>}
		>
			<p>{t(`desk:rooms.${id}.about`)}</p>
			{since && <p class="small-text">{t('desk:front.oldest', { age: ageOf(since, now, language) })}</p>}
		</Card>
	);
}
