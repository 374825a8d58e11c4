/** The page of results: who wins, how it was counted, in pictures and in figures. */

import { nameOf } from '#kernel/items/item.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Expiry } from '#ui/parts/expiry.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { TimesNote } from '../../parts/times-note.tsx';
import type { Outcome } from '../outcome.ts';
import { Answers } from '../parts/answers.tsx';
import { Chart } from '../parts/chart.tsx';
import { CountsTable } from '../parts/counts-table.tsx';
import { Downloads } from '../parts/downloads.tsx';
import { EmbedPart } from '../parts/embed-part.tsx';
import { MethodWords } from '../parts/method.tsx';
import { Remarks } from '../parts/remarks.tsx';
import { Weaves } from '../parts/weaves.tsx';
import { Winner } from '../parts/winner.tsx';
import { readOutcome } from '../read.ts';

export const resultsPage = page('/polls/:item/results', {
	async load({ pass, now, base }) {
		const name = nameOf(pass.about);
		return { outcome: await readOutcome(pass, now), address: `/polls/${name}`, link: `${base}/polls/${name}` };
	},
	keptUntil: ({ outcome }) => outcome.poll.closesAt,
	title: ({ outcome, t }) => t('polls:results.title-of', { title: outcome.poll.title }),
	view: ({ outcome, address, link, pass, t }) => (
		<Sheet
			title={outcome.poll.title}
			titleIn={pass.about.language}
			kicker={{ icon: 'ballot', text: t('polls:results.kicker') }}
			wide
			aside={pass.about.expiresAt && <Expiry at={pass.about.expiresAt} />}
			lead={<Lead outcome={outcome} />}
			actions={
				<>
					<LinkButton kind="quiet" icon="back" href={address}>
						{t('polls:results.back')}
					</LinkButton>
					<button type="button" class="button quiet" data-print hidden>
						<Icon name="print" />
						{t('polls:results.print')}
					</button>
				</>
			}
		>
			<div class="results" data-live="polls.ballots" data-item={pass.item} data-version={pass.about.version}>
				<div class="stack" data-live-part="results">
					<Body outcome={outcome} />
				</div>
			</div>
			<Downloads outcome={outcome} address={address} />
			{pass.can('edit') && <EmbedPart title={outcome.poll.title} link={link} />}
		</Sheet>
	)
});

function Lead({ outcome: { poll, voters, open } }: { outcome: Outcome }) {
	const { t } = useView();
	return (
		<>
			<p>
				{t('polls:results.voters', { count: voters })}{' '}
				{t(open ? 'polls:results.still-open' : 'polls:results.now-closed')}
			</p>
			<TimesNote poll={poll} />
		</>
	);
}

function Body({ outcome }: { outcome: Outcome }) {
	const { t } = useView();
	const { counted, poll } = outcome;
	return (
		<>
			<Weaves />
			<Winner outcome={outcome} />
			{!counted && <Banner>{t(`polls:results.hidden.${poll.policy.results}`)}</Banner>}
			{counted && <Chart outcome={outcome} count={counted.count} />}
			{counted && <CountsTable outcome={outcome} counted={counted} />}
			{counted && <MethodWords poll={poll} count={counted.count} />}
			<Answers outcome={outcome} />
			<Remarks outcome={outcome} />
		</>
	);
}
