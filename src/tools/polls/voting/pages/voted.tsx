/** After voting: thanks, the link to keep, what one has, what happens next. */
import { qrSvg } from '#base/qr.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';
import { type Translate, useView } from '#ui/view.ts';
import { minePath, pollPath } from '../addresses.ts';
import { Deadline } from '../parts/about.tsx';
import { Seats } from '../parts/answering.tsx';
import { type Visit, visitOf } from '../visit.ts';
import { holderOf } from './mine.tsx';

export const votedPage = page('/polls/:item/voted/:key', {
	async load(ask) {
		const holder = await holderOf(ask);
		const visit = await visitOf({ ...ask, pass: holder, key: ask.params.key });
		const key = ask.params.key!;
		const { anonymous } = visit.poll.policy;
		const link = anonymous ? `${ask.base}${minePath(holder.about, key)}` : keyLink(ask.base, 'polls', holder.item, key);
		return { visit, link, to: pollPath(holder.about) };
	},
	title: ({ t }) => t('polls:voting.thanks'),
	view: ({ visit, link, to }) => <Voted visit={visit} link={link} to={to} />
});

function Voted({ visit, link, to }: { visit: Visit; link: string; to: string }) {
	const { t } = useView();
	const { poll, own } = visit;
	const { anonymous, edits } = poll.policy;
	if (own.length === 0) return <Gone to={to} />;
	return (
		<Sheet title={t('polls:voting.thanks')} lead={<p>{t('polls:voting.thanks-words', { title: poll.title })}</p>}>
			<Seats {...visit} />
			{edits === 'locked' ? (
				<Banner title={t('polls:voting.rule-locked')} />
			) : (
				<LinkToShare
					name="mine"
					icon="key"
					label={t('polls:voting.link-mine')}
					hint={t(anonymous ? 'polls:voting.link-mine-anonymous' : 'polls:voting.link-mine-hint')}
					href={link}
					qr={<span dangerouslySetInnerHTML={{ __html: qrSvg(link) }} />}
					mail={{ subject: poll.title, body: t('polls:voting.link-letter', { title: poll.title, link }) }}
				/>
			)}
			<section class="stack near">
				<h2>{t('polls:voting.next')}</h2>
				<ul class="poll-facts plain">
					{nextWords(visit, t).map((words) => (
						<li key={words}>{words}</li>
					))}
				</ul>
				{poll.closesAt && <Deadline at={poll.closesAt} zone={poll.zone} words="until" />}
				{poll.kind === 'date' && !anonymous && (
					<p class="alone">
						<a href="/polls/feed">{t('polls:voting.next-feed')}</a>
					</p>
				)}
			</section>
			<div class="row">
				<LinkButton href={anonymous ? `${to}/mine/${visit.key}` : to}>{t('polls:voting.see-poll')}</LinkButton>
			</div>
		</Sheet>
	);
}

function nextWords({ poll, sight }: Visit, t: Translate): string[] {
	const waits = sight.places.some(({ place }) => place !== 'seated');
	return [
		waits && t('polls:voting.next-waiting'),
		poll.policy.anonymous && t('polls:voting.next-anonymous'),
		t(`polls:voting.next-${poll.policy.results}`),
		t('polls:voting.next-decision')
	].filter((words) => typeof words === 'string');
}

function Gone({ to }: { to: string }) {
	const { t } = useView();
	return (
		<Sheet title={t('polls:voting.ballot-gone')}>
			<p>
				<LinkButton href={to}>{t('polls:voting.see-poll')}</LinkButton>
			</p>
		</Sheet>
	);
}
