/** The page of a poll: what is asked, one's answers, everybody's, what was said. */
import { nameOf } from '#kernel/items/item.ts';
import type { Fields } from '#kernel/web/forms.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Expiry } from '#ui/parts/expiry.tsx';
import { DecisionPart } from '../../deciding/parts/decision.tsx';
import { OwnerBar } from '../../deciding/parts/owner-bar.tsx';
import { BallotForm } from '../../parts/ballot-form.tsx';
import { Grid } from '../../parts/grid.tsx';
import { mayVote, runsPoll } from '../../policy.ts';
import { isOpen } from '../../poll.ts';
import { optionsFor } from '../../proposal.ts';
import { bestOptions } from '../../result.ts';
import { sightOf } from '../../sight.ts';
import * as store from '../../store.ts';
import { whoOf } from '../../who.ts';
import { type Cast, castVote, changeVote, withdrawVote } from '../actions.ts';

/** A form sends every answer as text, also numbers, and '' for what was not answered. */
export function ballotFields({ name, choices, ballot }: Fields) {
	const given = Object.entries((choices ?? {}) as Record<string, string>).filter(([, choice]) => choice !== '');
	const read = given.map(([option, choice]) => [option, /^\d{1,4}$/.test(choice) ? Number(choice) : choice]);
	return { ...(ballot ? { ballot } : {}), ...(name ? { name } : {}), choices: Object.fromEntries(read) };
}

export const votePage = page('/polls/:item', {
	async load({ pass, now, query }) {
		const [poll, ballots] = await Promise.all([store.poll(pass), store.ballotsOf(pass)]);
		const who = whoOf(pass, ballots);
		const sight = sightOf(poll, ballots, who, now);
		const edited = sight.ballots.find(({ id, mayChange }) => mayChange && id === query.get('edit'));
		return {
			poll,
			sight,
			edited,
			options: optionsFor(poll, who),
			best: new Set(sight.tally ? bestOptions(poll, ballots) : []),
			mayVote: mayVote(poll, who, now),
			open: isOpen(poll, now)
		};
	},
	posts: {
		vote: {
			action: castVote,
			input: ballotFields,
			then: ({ key }: Cast, { pass }) => `/polls/${nameOf(pass.about)}/voted/${key}`
		},
		change: {
			action: changeVote,
			input: ballotFields,
			then: (_result, { pass }) => `/polls/${nameOf(pass.about)}?done=changed`
		},
		withdraw: {
			action: withdrawVote,
			input: ({ ballot }) => ({ ballot }),
			then: (_result, { pass }) => `/polls/${nameOf(pass.about)}?done=withdrawn`
		}
	},
	keptUntil: ({ poll }) => poll.closesAt,
	title: ({ poll }) => poll.title,
	view: ({ poll, sight, options, best, mayVote, open, edited, pass, t }) => (
		<Sheet title={poll.title} wide aside={pass.about.expiresAt && <Expiry at={pass.about.expiresAt} />}>
			{runsPoll({ right: pass.right ?? 'read' }) && (
				<OwnerBar poll={poll} path={`/polls/${nameOf(pass.about)}`} open={open} />
			)}
			<DecisionPart poll={poll} path={`/polls/${nameOf(pass.about)}`} />
			{!open && !poll.decision && <Banner title={t('polls:vote.closed')} />}
			{mayVote && <BallotForm poll={poll} options={options} full={new Set(sight.full)} ballot={edited} />}
			<section data-live="polls.ballots" data-item={pass.item} data-version={pass.about.version}>
				<h2>{t('polls:grid.title')}</h2>
				<div data-live-part="grid">
					<Grid poll={poll} options={options} ballots={sight.ballots} tally={sight.tally} best={best} />
				</div>
			</section>
		</Sheet>
	)
});
