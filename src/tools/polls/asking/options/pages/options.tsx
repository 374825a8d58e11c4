/** The options of a poll: each with its answers, to be changed, moved, removed; proposals to look at; more to add. */

import { wallOf } from '#base/zones.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { malformed } from '#kernel/actions/perform.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Fields, listOf } from '#kernel/web/forms.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Pager } from '#ui/parts/pager.tsx';
import { useView } from '#ui/view.ts';
import { TimesNote } from '../../../parts/times-note.tsx';
import { isOpen, listedOptions, type Poll } from '../../../poll.ts';
import * as store from '../../../store.ts';
import { seenBy } from '../../../who.ts';
import { takePicture } from '../../actions.ts';
import { choicesFaults, choicesRead } from '../../choices.ts';
import { datesAsked, datesFaults, datesRead } from '../../dates.ts';
import { isWaiting } from '../../listing.ts';
import { ChangeTabs } from '../../parts/change-tabs.tsx';
import { Done } from '../../parts/done.tsx';
import { faultLabels } from '../../parts/fault-labels.ts';
import { ToCheck, tellingSkipped } from '../../parts/to-check.tsx';
import { receivePictures } from '../../picture.ts';
import { redrawn, type Typed } from '../../rows.ts';
import { ownFaults, typedIn } from '../../typed.ts';
import { acceptProposal, addOptions, changeOption, orderOptions, refuseProposal, removeOption } from '../actions.ts';
import { changeFaults, changeTyped } from '../change.ts';
import { Adding } from '../parts/adding.tsx';
import { OptionLine } from '../parts/option-line.tsx';
import { Proposals } from '../parts/proposals.tsx';

const perPage = 100;

const pageOf = (query: URLSearchParams): number => Math.max(1, Math.min(1_000, Number(query.get('page')) || 1));

const addressOf = ({ pass }: Pick<Ask<ItemPass>, 'pass'>) => `/polls/${nameOf(pass.about)}/change/options`;

const back = (done: string) => (_result: unknown, ask: Ask<ItemPass>) =>
	`${addressOf(ask)}?page=${pageOf(ask.query)}&done=${done}`;

const readDates = (typed: Typed, { language }: Pick<Ask, 'language'>) =>
	datesRead(datesAsked(typed), typed.zone ?? 'UTC', language);

/** The form says which kind it asks for; the action knows which kind the poll is. */
function added(fields: Fields, ask: Ask<ItemPass>) {
	const typed = typedIn(fields);
	if (typed.kind !== 'date') return { options: choicesRead(typed).options };
	const { options, faults } = readDates(typed, ask);
	if (faults.length > 0) throw malformed({ fields: faults });
	return { options };
}

const one = ({ option }: Fields) => ({ option });

export const optionsPage = page('/polls/:item/change/options', {
	needs: 'edit',
	async load({ pass, now, query }) {
		const [whole, answers] = await Promise.all([store.poll(pass), store.answersByOption(pass)]);
		const poll = seenBy(pass, whole);
		const listed = listedOptions(poll);
		const pages = Math.max(1, Math.ceil(listed.length / perPage));
		const at = Math.min(pageOf(query), pages);
		return { poll, answers, listed, pages, at, open: isOpen(poll, now), today: wallOf(now, poll.zone).day };
	},
	receive: (form, { caller }) => receivePictures(form, caller.place),
	posts: {
		add: {
			action: addOptions,
			input: added,
			faults(faults, fields, ask) {
				const typed = typedIn(fields);
				return ownFaults(
					typed.kind === 'date'
						? datesFaults(faults, readDates(typed, ask).rows)
						: choicesFaults(faults, choicesRead(typed).rows)
				);
			},
			then(result, ask, fields) {
				const typed = typedIn(fields);
				const skipped = typed.kind === 'date' ? readDates(typed, ask).skipped : [];
				return tellingSkipped(back('added')(result, ask), skipped);
			}
		},
		more: {
			redraw: (typed, { query }) =>
				typed.kind === 'date'
					? redrawn(typed, 'rows', query, [{ day: '' }, { day: '' }, { day: '' }])
					: redrawn(typed, 'options', query, [{ label: '' }])
		},
		picture: {
			action: takePicture,
			input: (fields) => ({ picture: typedIn(fields)['options[0].picture'] }),
			then: (picture: string) => Response.json({ picture })
		},
		edit: { action: changeOption, input: changeTyped, faults: changeFaults, then: back('changed') },
		remove: { action: removeOption, input: one, then: back('removed') },
		order: { action: orderOptions, input: ({ order }) => ({ order: listOf(order) }), then: back('moved') },
		accept: { action: acceptProposal, input: one, then: back('accepted') },
		refuse: { action: refuseProposal, input: one, then: back('refused') }
	},
	title: ({ poll, t }) => t('polls:asking.change.options-of', { title: poll.title }),
	view: (seen) => (
		<Sheet title={seen.t('polls:asking.options')} lead={seen.poll.title}>
			<ChangeTabs item={seen.pass.about} current="options" waiting={seen.poll.options.filter(isWaiting).length} />
			<Done of={seen.query.get('done')} />
			{seen.query.get('done') === 'added' && <ToCheck {...seen} />}
			<OptionsShown {...seen} address={addressOf(seen)} />
		</Sheet>
	)
});

type OptionsShownProps = Pick<Ask<ItemPass>, 't' | 'language'> & {
	poll: Poll;
	answers: Map<string, number>;
	listed: Poll['options'];
	pages: number;
	at: number;
	open: boolean;
	today: string;
	address: string;
};

function OptionsShown({ poll, answers, listed, pages, at, open, today, address, t }: OptionsShownProps) {
	const here = `${address}?page=${at}`;
	const shown = listed.slice((at - 1) * perPage, at * perPage);
	if (!open) return <Banner title={t('polls:asking.change.closed')}>{t('polls:asking.change.closed-words')}</Banner>;
	return (
		<>
			<FaultsAbove />
			<Proposals poll={poll} address={here} />
			<Adding poll={poll} today={today} address={address} />
			<section class="polls-matter" aria-labelledby="listed">
				<h2 id="listed">{t('polls:asking.change.listed', { count: listed.length })}</h2>
				<TimesNote poll={poll} />
				<ul class="polls-options">
					{shown.map((option, place) => (
						<OptionLine
							key={option.id}
							poll={poll}
							option={option}
							answers={answers.get(option.id) ?? 0}
							before={listed[(at - 1) * perPage + place - 1]?.id}
							after={listed[(at - 1) * perPage + place + 1]?.id}
							isOnly={listed.length === 1}
							address={here}
						/>
					))}
				</ul>
				{pages > 1 && (
					<Pager
						page={at}
						pages={pages}
						previous={at > 1 ? `${address}?page=${at - 1}` : undefined}
						next={at < pages ? `${address}?page=${at + 1}` : undefined}
					/>
				)}
			</section>
		</>
	);
}

function FaultsAbove() {
	const { t, faults } = useView();
	return <ErrorSummary labels={faultLabels(faults, t)} />;
}
