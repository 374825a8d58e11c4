/** The owner decides: options best first, who gets a letter, one button. */

import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import type { Fields } from '#kernel/web/forms.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { TextArea } from '#ui/parts/text-field.tsx';
import { TimesNote } from '../../parts/times-note.tsx';
import { isOpen } from '../../poll.ts';
import { countPoll } from '../../result.ts';
import { figureWords } from '../../results/figures.ts';
import * as polls from '../../store.ts';
import { openTo } from '../../who.ts';
import {
	cancelDecision,
	closePoll,
	type DecisionMade,
	decidePoll,
	decisionStamp,
	messageLength,
	reopenPoll
} from '../actions.ts';
import { Ranking } from '../parts/ranking.tsx';
import { Readers } from '../parts/readers.tsx';
import { readersOf } from '../readers.ts';

/** Boxes that are not ticked are not sent. */
export function decisionFields({ options, message, letters, showMail, seen }: Fields) {
	return {
		options: options && typeof options === 'object' ? Object.values(options) : [],
		...(message ? { message } : {}),
		letters: letters === 'on',
		showMail: showMail === 'on',
		seen: seen ?? ''
	};
}

const back =
	(done: string) =>
	(_result: unknown, { pass }: Ask<ItemPass>) =>
		`/polls/${nameOf(pass.about)}?done=${done}`;

/** Nobody is promised a letter where none can be written. */
const buttonOf = (again: boolean, tells: boolean): string =>
	tells ? (again ? 'again' : 'send') : again ? 'settle-again' : 'settle';

export const decidePage = page('/polls/:item/decide', {
	needs: 'edit',
	async load({ pass, now, t, language }) {
		const [whole, ballots] = await Promise.all([polls.poll(pass), polls.ballotsOf(pass)]);
		const poll = openTo(pass, whole);
		const count = countPoll(poll, ballots);
		return {
			poll,
			readers: await readersOf(pass, ballots),
			open: isOpen(poll, now),
			voters: ballots.length,
			ranked: count.places.flatMap(({ place, options }) =>
				options.map((id) => ({
					place,
					option: poll.options.find((option) => option.id === id)!,
					best: count.winners.includes(id),
					words: figureWords(poll.method, count.figures[id], t, language)
				}))
			)
		};
	},
	posts: {
		decide: {
			action: decidePoll,
			input: decisionFields,
			then: ({ people }: DecisionMade, { pass }) => `/polls/${nameOf(pass.about)}?done=decided&people=${people}`
		},
		cancel: { action: cancelDecision, input: () => ({}), then: back('undecided') },
		close: { action: closePoll, input: () => ({}), then: back('closed') },
		reopen: { action: reopenPoll, input: () => ({}), then: back('reopened') }
	},
	title: ({ poll, t }) => t('polls:deciding.decide.title-of', { title: poll.title }),
	view: ({ poll, readers, ranked, open, voters, pass, query, t }) => (
		<Sheet title={t('polls:deciding.decide.title')} lead={<a href={`/polls/${nameOf(pass.about)}`}>{poll.title}</a>}>
			{open && <Banner title={t('polls:deciding.decide.closes')} />}
			<Form verb="decide" label={t('polls:deciding.decide.title')}>
				<input type="hidden" name="seen" value={decisionStamp(poll)} />
				<TimesNote poll={poll} />
				<Ranking poll={poll} ranked={ranked} voters={voters} />
				<TextArea
					name="message"
					label={t('polls:deciding.decide.message')}
					hint={t('polls:deciding.decide.message-hint')}
					required={false}
					maxLength={messageLength}
					value={poll.decision?.message}
					rows={3}
				/>
				<Readers readers={readers} dates={poll.kind === 'date'} />
				<div class="form-actions">
					<Button icon="check">
						{t(`polls:deciding.decide.${buttonOf(poll.decision !== null, readers.length > 0)}`)}
					</Button>
				</div>
			</Form>
			{poll.decision && (
				<MoreOptions id="undecide" title={t('polls:deciding.decide.take-back')}>
					<p>{t('polls:deciding.decide.take-back-hint')}</p>
					<Form verb="cancel" label={t('polls:deciding.decide.take-back')}>
						<Button kind="danger">{t('polls:deciding.decide.take-back')}</Button>
					</Form>
				</MoreOptions>
			)}
			{poll.decision && !open && (
				<MoreOptions id="reopen" anchor="reopen" title={t('polls:deciding.bar.reopen')} open={query.has('reopen')}>
					<p>{t('polls:deciding.decide.reopen-hint')}</p>
					<Form verb="reopen" label={t('polls:deciding.bar.reopen')}>
						<Button kind="danger">{t('polls:deciding.decide.reopen')}</Button>
					</Form>
				</MoreOptions>
			)}
		</Sheet>
	)
});
