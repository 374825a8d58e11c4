import { type Answer, AnswerMark } from '../../parts/answer.tsx';
import { Badge } from '../../parts/badge.tsx';
import { Banner } from '../../parts/banner.tsx';
import { LinkButton } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Expiry } from '../../parts/expiry.tsx';
import { Initials } from '../../parts/initials.tsx';
import { LinkToShare } from '../../parts/link-to-share.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Progress } from '../../parts/progress.tsx';
import { TableFrame } from '../../parts/table-frame.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useView } from '../../view.ts';

const someDay = new Date('2027-06-03T10:00:00Z');

export function Links() {
	const { t } = useView();
	const letter = { subject: t('ui:patterns.share-letter'), body: 'https://archipel.example/polls/k3v9' };
	return (
		<>
			<LinkToShare
				name="share"
				label={t('ui:patterns.share-label')}
				hint={t('ui:patterns.share-hint')}
				href={letter.body}
				mail={letter}
				qr={<SampleCode />}
			/>
			<LinkToShare
				name="keep"
				icon="key"
				quiet
				label={t('ui:patterns.keep-label')}
				hint={t('ui:patterns.keep-hint')}
				href={`${letter.body}/m/4f1c8a2e9b7d`}
				mail={letter}
			/>
		</>
	);
}

const SampleCode = () => (
	<svg viewBox="0 0 21 21" aria-hidden="true">
		<path d="M0 0h7v7H0zM14 0h7v7h-7zM0 14h7v7H0zM9 1h2v3H9zM8 9h5v2H8zM15 9h3v3h-3zM10 13h2v6h-2zM14 15h6v2h-6z" />
	</svg>
);

export function Pieces() {
	const { t } = useView();
	return (
		<>
			<Banners />
			<div class="tiles">
				<Card
					title={t('ui:patterns.card')}
					href="#pieces"
					hue="polls"
					icon="ballot"
					level={3}
					aside={<Expiry at={someDay} />}
				>
					<p>{t('ui:patterns.card-words')}</p>
				</Card>
				<Card title={t('ui:patterns.card')} hue="pads" icon="pad" level={3}>
					<Badges />
				</Card>
			</div>
			<div class="row">
				{['Ana Lopez', 'Bo', 'Chloé Dubois', 'Dov Azoulay', 'Ève'].map((name) => (
					<span key={name} class="row">
						<Initials name={name} />
						{name}
					</span>
				))}
			</div>
			<Progress label={t('ui:patterns.copying')} value={12} max={40} words={t('ui:patterns.copying-words')} />
			<Progress label={t('ui:patterns.waiting')} />
			<Empty
				title={t('ui:patterns.empty')}
				action={
					<LinkButton href="/polls/new" icon="plus">
						{t('ui:patterns.create')}
					</LinkButton>
				}
			>
				<p>{t('ui:patterns.empty-words')}</p>
			</Empty>
		</>
	);
}

function Banners() {
	const { t } = useView();
	return (
		<>
			<Banner>{t('ui:patterns.info')}</Banner>
			<Banner kind="success" title={t('ui:patterns.done')}>
				{t('ui:patterns.done-words')}
			</Banner>
			<Banner
				kind="warning"
				title={t('ui:patterns.soon')}
				actions={
					<LinkButton kind="quiet" href="#pieces">
						{t('ui:patterns.keep')}
					</LinkButton>
				}
			>
				{t('ui:patterns.soon-words')}
			</Banner>
			<Banner kind="danger" title={t('ui:patterns.failed')}>
				{t('ui:patterns.failed-words')}
			</Banner>
		</>
	);
}

function Badges() {
	const { t } = useView();
	return (
		<div class="row">
			<Badge kind="success" icon="check">
				{t('ui:patterns.state-open')}
			</Badge>
			<Badge kind="warning" icon="clock">
				{t('ui:patterns.state-soon')}
			</Badge>
			<Badge kind="danger" icon="eye-off">
				{t('ui:patterns.state-hidden')}
			</Badge>
			<Badge icon="pencil">{t('ui:patterns.state-draft')}</Badge>
			<Badge kind="hue" icon="crown">
				{t('ui:patterns.state-owner')}
			</Badge>
		</div>
	);
}

const ballots: [string, Answer[]][] = [
	['Ana', ['yes', 'yes', 'no']],
	['Bo', ['yes', 'maybe', 'no']],
	['Chloé', ['maybe', 'no', 'yes']],
	['Dov', ['yes', 'none', 'none']]
];

export function Lists() {
	const { t } = useView();
	const tabs = ['vote', 'results', 'settings'] as const;
	return (
		<>
			<Tabs
				label={t('ui:patterns.question')}
				tabs={tabs.map((tab) => ({
					href: `#tab-${tab}`,
					text: t(`ui:patterns.tab-${tab}`),
					current: tab === 'results',
					count: tab === 'results' ? ballots.length : undefined
				}))}
			/>
			<BallotTable />
			<Pager previous="#lists" next="#lists" page={2} pages={7} />
		</>
	);
}

function BallotTable() {
	const { t } = useView();
	return (
		<TableFrame label={t('ui:patterns.table')}>
			<table class="table">
				<thead>
					<tr>
						<th scope="col">{t('ui:patterns.person')}</th>
						<th scope="col" class="middle">
							{t('ui:patterns.tuesday')}
						</th>
						<th scope="col" class="middle">
							{t('ui:patterns.thursday')}
						</th>
						<th scope="col" class="middle">
							{t('ui:patterns.saturday')}
						</th>
					</tr>
				</thead>
				<tbody>
					{ballots.map(([name, answers]) => (
						<tr key={name}>
							<th scope="row">{name}</th>
							{answers.map((answer, place) => (
								<td key={place} class="answer-cell" data-answer={answer}>
									<AnswerMark answer={answer} wordUnseen />
								</td>
							))}
						</tr>
					))}
				</tbody>
				<tfoot>
					<tr>
						<th scope="row">{t('ui:patterns.total')}</th>
						<td class="middle">3</td>
						<td class="middle">1</td>
						<td class="middle">1</td>
					</tr>
				</tfoot>
			</table>
		</TableFrame>
	);
}
