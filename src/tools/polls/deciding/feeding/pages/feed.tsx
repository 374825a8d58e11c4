/** The address of one's own calendar of dates: get it, copy it, renew it. */
import { closeFeed, openFeed, renewFeed } from '#kernel/feeds/actions.ts';
import { feedLink } from '#kernel/feeds/feed.ts';
import { feedOf } from '#kernel/feeds/store.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { useView } from '#ui/view.ts';

const none = () => ({});

export const feedPage = page('/polls/feed', {
	open: 'everybody may have a calendar of the dates they answered',
	async load({ actor }) {
		const feed = actor && (await feedOf(actor.id));
		return { link: actor && feed ? feedLink(actor.id, feed.id) : null, guest: actor?.kind !== 'account' };
	},
	posts: {
		open: { action: openFeed, input: none },
		renew: { action: renewFeed, input: none },
		close: { action: closeFeed, input: none }
	},
	title: ({ t }) => t('polls:deciding.feed.title'),
	view: ({ link, guest, t }) => (
		<Sheet title={t('polls:deciding.feed.title')} lead={<p>{t('polls:deciding.feed.lead')}</p>}>
			{link === null ? <FirstAddress /> : <Address link={link} />}
			<div class="stack near quiet-text small-text">
				{guest && <p>{t('polls:deciding.feed.guest')}</p>}
				<p>{t('polls:deciding.feed.anonymous')}</p>
			</div>
		</Sheet>
	)
});

function FirstAddress() {
	const { t } = useView();
	return (
		<Form verb="open" label={t('polls:deciding.feed.title')}>
			<div class="form-actions">
				<Button icon="calendar">{t('polls:deciding.feed.open')}</Button>
			</div>
		</Form>
	);
}

const programs = ['phone', 'thunderbird', 'nextcloud', 'google'] as const;

function Address({ link }: { link: string }) {
	const { t } = useView();
	return (
		<>
			<LinkToShare
				name="feed"
				label={t('polls:deciding.feed.address')}
				hint={t('polls:deciding.feed.address-hint')}
				icon="calendar"
				href={link}
			/>
			<p>
				<LinkButton kind="quiet" icon="calendar" href={link.replace(/^https?:/, 'webcal:')}>
					{t('polls:deciding.feed.subscribe')}
				</LinkButton>
			</p>
			<section class="stack near" aria-labelledby="feed-how">
				<h2 id="feed-how">{t('polls:deciding.feed.how')}</h2>
				<div class="feed-ways">
					{programs.map((program) => (
						<MoreOptions key={program} id={`feed-${program}`} title={t(`polls:deciding.feed.${program}`)}>
							<p>{t(`polls:deciding.feed.${program}-how`)}</p>
						</MoreOptions>
					))}
				</div>
			</section>
			<Ending />
		</>
	);
}

function Ending() {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="feed-end">
			<h2 id="feed-end">{t('polls:deciding.feed.end')}</h2>
			<p>{t('polls:deciding.feed.end-how')}</p>
			<Form label={t('polls:deciding.feed.end')}>
				<div class="form-actions">
					<Button kind="quiet" verb="renew" icon="key" confirm={t('polls:deciding.feed.renew-question')}>
						{t('polls:deciding.feed.renew')}
					</Button>
					<Button kind="danger" verb="close" confirm={t('polls:deciding.feed.close-question')}>
						{t('polls:deciding.feed.close')}
					</Button>
				</div>
			</Form>
		</section>
	);
}
