import { countWaiting, decidedApplicants, waitingApplicants } from '#guard/signup/store.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { useView } from '#ui/view.ts';
import { acceptApplicant, undoApplicant } from './actions.ts';
import { ApplicantCard, DecidedCard } from './cards.tsx';

const path = '/desk/sign-ups';
const atOnce = 50;

const doneThings = ['accepted', 'refused', 'asked', 'undone'] as const;
type DoneThing = (typeof doneThings)[number];

const back =
	(done: DoneThing) =>
	({ account }: { account: string }): string =>
		`${path}?done=${done}&of=${account}`;

const doneOf = ({ query }: Ask<null>): DoneThing | null =>
	doneThings.find((done) => done === query.get('done')) ?? null;

export const signUpsPage = page(path, {
	needs: 'moderator',
	async load(ask) {
		const [waiting, decided, count] = await Promise.all([
			waitingApplicants(atOnce),
			decidedApplicants(20),
			countWaiting()
		]);
		const of = [...waiting, ...decided].find(({ account }) => account === ask.query.get('of'));
		return { waiting, decided, count, done: of ? doneOf(ask) : null, of: of?.name ?? '' };
	},
	posts: {
		accept: { action: acceptApplicant, then: back('accepted') },
		undo: { action: undoApplicant, then: back('undone') }
	},
	title: ({ t }) => t('desk:rooms.sign-ups.title'),
	view: ({ t, actor, waiting, decided, count, done, of }) => (
		<Sheet
			title={t('desk:rooms.sign-ups.title')}
			kicker={{ icon: 'person', text: t('ui:desk'), href: '/desk' }}
			lead={<p>{t('desk:sign-ups.lead')}</p>}
			actions={
				actor?.admin && (
					<LinkButton href={`${path}/rules`} kind="quiet" icon="settings">
						{t('desk:sign-ups.rules.title')}
					</LinkButton>
				)
			}
		>
			{done && (
				<Banner kind="success" live>
					{t(`desk:sign-ups.done.${done}`, { name: of })}
				</Banner>
			)}
			<Refused />
			{waiting.length === 0 && <Empty title={t('desk:sign-ups.empty')}>{t('desk:sign-ups.empty-words')}</Empty>}
			{count > waiting.length && <p>{t('desk:sign-ups.more', { count: count - waiting.length })}</p>}
			<div class="stack near">
				{waiting.map((applicant) => (
					<ApplicantCard key={applicant.account} applicant={applicant} />
				))}
			</div>
			{decided.length > 0 && (
				<section class="stack near" aria-labelledby="decided">
					<h2 id="decided">{t('desk:sign-ups.decided')}</h2>
					{decided.map((applicant) => (
						<DecidedCard key={applicant.account} applicant={applicant} />
					))}
				</section>
			)}
		</Sheet>
	)
});

function Refused() {
	const { refused } = useView();
	return refused ? <Banner kind="warning">{refused}</Banner> : null;
}
