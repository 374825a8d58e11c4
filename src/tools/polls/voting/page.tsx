/** One page for whoever answers, whether the browser or a personal link says who that is. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { useView } from '#ui/view.ts';
import { SkippedToCheck } from '../asking/parts/to-check.tsx';
import { OwnerBar } from '../deciding/parts/owner-bar.tsx';
import { pollPath } from './addresses.ts';
import { AboutPoll, Until } from './parts/about.tsx';
import { AnsweringPart } from './parts/answering.tsx';
import { Proposing } from './parts/proposing.tsx';
import { Results } from './parts/results.tsx';
import { Done, PasswordFirst, State, Trashed } from './parts/state.tsx';
import { Talk } from './parts/talk.tsx';
import { runs, type Visit } from './visit.ts';

export type PollPageProps = { visit: Visit; pass: ItemPass; query: URLSearchParams };

export function PollPage({ visit, pass, query }: PollPageProps) {
	const { t } = useView();
	const { poll, viewerZone } = visit;
	const item = pass.about;
	return (
		<Sheet
			title={poll.title}
			titleIn={item.language}
			wide
			kicker={{ icon: 'ballot', text: t('polls:voting.kicker') }}
			aside={<Until poll={poll} open={visit.open} expiresAt={item.trashedAt ? null : item.expiresAt} />}
		>
			<div
				class="poll"
				data-live="polls.ballots"
				data-item={item.id}
				data-version={item.version}
				data-news={t('polls:voting.news')}
				data-gone={t('polls:voting.gone')}
			>
				<Done done={query.get('done')} />
				{query.get('done') === 'proposed' && <SkippedToCheck poll={poll} query={query} />}
				{item.trashedAt && <Trashed item={item.id} trashedAt={item.trashedAt} />}
				<div data-live-part="bar">
					{runs(visit) && !item.trashedAt && <OwnerBar poll={poll} path={pollPath(item)} open={visit.open} />}
				</div>
				<div data-live-part="about" class="stack">
					<AboutPoll
						poll={poll}
						writtenIn={item.language}
						viewerZone={viewerZone}
						asksZone={query.get('zone') === 'choose'}
					/>
				</div>
				<div data-live-part="state">
					<State {...visit} path={pollPath(item)} />
				</div>
				{visit.locked && <PasswordFirst item={item.id} to={pollPath(item)} />}
				{!visit.locked && !item.trashedAt && <AnsweringPart {...visit} />}
				<Results {...visit} path={pollPath(item)} />
				<Talk {...visit} />
				<Proposing {...visit} />
			</div>
		</Sheet>
	);
}
