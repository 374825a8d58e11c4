import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge } from '#ui/parts/badge.tsx';
import { Card } from '#ui/parts/card.tsx';
import { useView } from '#ui/view.ts';
import { type DeskRoom, deskRooms } from './rooms.ts';

type Entry = DeskRoom & { count: number };

const entryOf = async (room: DeskRoom): Promise<Entry> => ({ ...room, count: (await room.waiting?.()) ?? 0 });

export const front = page('/desk', {
	needs: 'admin',
	load: async () => ({ entries: await Promise.all(deskRooms.map(entryOf)) }),
	title: ({ t }) => t('desk:front.title'),
	view: ({ entries, t }) => (
		<Sheet title={t('desk:front.title')} lead={t('desk:front.lead')} wide>
			<div class="tiles">
				{entries.map((entry) => (
					<RoomCard key={entry.id} entry={entry} />
				))}
			</div>
		</Sheet>
	)
});

function RoomCard({ entry: { id, path, icon, count } }: { entry: Entry }) {
	const { t } = useView();
	return (
		<Card
			title={t(`desk:rooms.${id}.title`)}
			href={path}
			icon={icon}
			aside={count > 0 && <Badge kind="warning">{t('desk:front.waiting', { count })}</Badge>}
		>
			<p>{t(`desk:rooms.${id}.about`)}</p>
		</Card>
	);
}
