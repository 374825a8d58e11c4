/** For whoever runs the poll: who answered, the personal link of each to hand out again, and a way to take one out. */
import { qrSvg } from '#base/qr.ts';
import { keyFor } from '#kernel/access/keys.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { Form } from '#ui/parts/form.tsx';
import { LinkToShare } from '#ui/parts/link-to-share.tsx';
import { useView } from '#ui/view.ts';
import type { Poll } from '../../poll.ts';
import { type VisibleBallot, visibleBallots } from '../../sight.ts';
import * as store from '../../store.ts';
import { whoOf } from '../../who.ts';
import { withdrawVote } from '../actions.ts';
import { pollPath } from '../addresses.ts';
import { picked } from '../fields.ts';
import { Done } from '../parts/state.tsx';

export const votersPage = page('/polls/:item/voters', {
	needs: 'edit',
	async load({ pass, now, query, base }) {
		const [poll, ballots] = await Promise.all([store.poll(pass), store.ballotsOf(pass)]);
		const voters = visibleBallots(poll, ballots, whoOf(pass, ballots), now);
		const asked = poll.policy.anonymous ? undefined : voters.find(({ id }) => id === query.get('link'));
		const link = asked && keyLink(base, 'polls', pass.item, await keyFor(pass.item, 'answer', asked.id));
		return { poll, voters, link, to: pollPath(pass.about) };
	},
	posts: {
		remove: {
			action: withdrawVote,
			input: (fields) => picked(fields, ['ballot']),
			then: (_result, { pass }) => `${pollPath(pass.about)}/voters?done=withdrawn`
		}
	},
	title: ({ poll, t }) => t('polls:voting.voters-of', { title: poll.title }),
	view: ({ poll, voters, link, to, query }) => <Voters poll={poll} voters={voters} link={link} to={to} query={query} />
});

type VotersProps = {
	poll: Poll;
	voters: VisibleBallot[];
	link: string | undefined;
	to: string;
	query: URLSearchParams;
};

function Voters({ poll, voters, link, to, query }: VotersProps) {
	const { t } = useView();
	return (
		<Sheet title={t('polls:voting.voters')} lead={<a href={to}>{poll.title}</a>}>
			<Done done={query.get('done')} />
			{poll.policy.anonymous && <Banner title={t('polls:voting.voters-anonymous')} />}
			{voters.length === 0 && <Empty title={t('polls:voting.nobody-yet')}>{t('polls:voting.voters-none')}</Empty>}
			<ul class="voters">
				{voters.map((voter, place) => (
					<li key={voter.id} id={anchorOf(voter.id)} class="voter">
						<Voter
							voter={voter}
							name={voter.name || t('polls:voting.voter-number', { number: place + 1 })}
							anonymous={poll.policy.anonymous}
							link={voter.id === query.get('link') ? link : undefined}
							asked={voter.id === query.get('remove')}
						/>
					</li>
				))}
			</ul>
		</Sheet>
	);
}

/** Where the page goes on after a button of a long list was pressed. */
const anchorOf = (voter: string): string => `voter-${voter}`;

type VoterProps = { voter: VisibleBallot; name: string; anonymous: boolean; link: string | undefined; asked: boolean };

function Voter({ voter, name, anonymous, link, asked }: VoterProps) {
	const { t } = useView();
	if (asked) return <Remove voter={voter} name={name} />;
	return (
		<>
			<div class="row apart">
				<strong>{name}</strong>
				<div class="row">
					{!anonymous && !link && (
						<LinkButton kind="quiet" icon="key" href={`?link=${voter.id}#${anchorOf(voter.id)}`}>
							{t('polls:voting.voter-link')}
							<span class="unseen"> {name}</span>
						</LinkButton>
					)}
					<LinkButton kind="quiet" icon="trash" href={`?remove=${voter.id}#${anchorOf(voter.id)}`}>
						{t('polls:voting.voter-remove')}
						<span class="unseen"> {name}</span>
					</LinkButton>
				</div>
			</div>
			{link && (
				<LinkToShare
					name="voter"
					icon="key"
					label={t('polls:voting.voter-link-of', { name })}
					hint={t('polls:voting.voter-link-hint')}
					href={link}
					qr={<span dangerouslySetInnerHTML={{ __html: qrSvg(link) }} />}
				/>
			)}
		</>
	);
}

function Remove({ voter, name }: { voter: VisibleBallot; name: string }) {
	const { t } = useView();
	return (
		<Form verb="remove" class="form">
			<input type="hidden" name="ballot" value={voter.id} />
			<p>{t('polls:voting.voter-remove-ask', { name })}</p>
			<div class="form-actions">
				<Button kind="danger" icon="trash">
					{t('polls:voting.voter-remove')}
				</Button>
				<LinkButton kind="quiet" href="?">
					{t('ui:cancel')}
				</LinkButton>
			</div>
		</Form>
	);
}
