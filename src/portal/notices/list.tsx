import { isId } from '#base/ids.ts';
import { notFound } from '#kernel/access/pass.ts';
import * as store from '#kernel/notices/store.ts';
import { page, resource } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Badge } from '#ui/parts/badge.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { Pager } from '#ui/parts/pager.tsx';
import { useView } from '#ui/view.ts';
import { readEverything } from './actions.ts';

const perPage = 30;

export const noticesPage = page('/notices', {
	needs: 'account',
	async load({ actor, query }) {
		const after = query.get('after') ?? '';
		const notices = await store.noticesOf(actor!.id, isId(after) ? after : null, perPage + 1);
		return { notices: notices.slice(0, perPage), more: notices.length > perPage };
	},
	posts: { 'read-all': { action: readEverything, input: () => ({}) } },
	title: ({ t }) => t('portal:notices.title'),
	view: ({ notices, more, t }) => (
		<Sheet
			title={t('portal:notices.title')}
			actions={
				<>
					{notices.some(({ readAt }) => readAt === null) && (
						<Form verb="read-all">
							<Button kind="quiet" icon="check">
								{t('portal:notices.read-all')}
							</Button>
						</Form>
					)}
					<LinkButton kind="quiet" icon="settings" href="/account/notices">
						{t('portal:notices.choose')}
					</LinkButton>
				</>
			}
		>
			{notices.length === 0 && <Empty title={t('portal:notices.none')}>{t('portal:notices.none-words')}</Empty>}
			<div class="stack near">
				{notices.map((notice) => (
					<NoticeCard key={notice.id} notice={notice} />
				))}
			</div>
			{more && <Pager next={`/notices?after=${notices.at(-1)!.id}`} />}
		</Sheet>
	)
});

function NoticeCard({ notice: { id, words, link, at, readAt } }: { notice: store.Notice }) {
	const { t } = useView();
	return (
		<Card
			title={t(words.key, words.gaps ?? {})}
			href={link ? `/notices/${id}` : undefined}
			aside={readAt === null && <Badge kind="info">{t('portal:notices.new')}</Badge>}
		>
			<p>
				<Moment at={at} />
			</p>
		</Card>
	);
}

/** Opening a notice is reading it. */
export const openNotice = resource('/notices/:notice', {
	needs: 'account',
	async answer({ params, actor }) {
		const { notice = '' } = params;
		const link = isId(notice) ? await store.read(actor!.id, notice) : undefined;
		if (link === undefined) throw notFound();
		return new Response(null, { status: 303, headers: { location: link ?? '/notices' } });
	}
});
