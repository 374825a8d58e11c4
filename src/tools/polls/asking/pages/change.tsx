/** A poll changes: title, settings, policy; and what is hard to take back. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import type { Fields } from '#kernel/web/forms.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { CheckField } from '#ui/parts/choice-field.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Expiry } from '#ui/parts/expiry.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { limits, type Poll } from '../../poll.ts';
import * as store from '../../store.ts';
import { changePoll, eraseVotes } from '../actions.ts';
import { isWaiting } from '../listing.ts';
import { ChangeTabs } from '../parts/change-tabs.tsx';
import { Done } from '../parts/done.tsx';
import { faultLabels } from '../parts/fault-labels.ts';
import { PollSettings } from '../parts/poll-settings.tsx';
import { ownFaults, settingsTyped, typedIn } from '../typed.ts';

const back =
	(done: string) =>
	(_result: unknown, { pass }: Ask<ItemPass>) =>
		`/polls/${nameOf(pass.about)}/change?done=${done}`;

function input(fields: Fields) {
	const typed = typedIn(fields);
	return { title: typed.title ?? '', settings: settingsTyped(typed) };
}

export const changePage = page('/polls/:item/change', {
	needs: 'edit',
	async load({ pass }) {
		const [poll, ballots] = await Promise.all([store.poll(pass), store.countBallots(pass)]);
		return { poll, ballots };
	},
	posts: {
		change: { action: changePoll, input, faults: ownFaults, then: back('changed') },
		erase: { action: eraseVotes, input: ({ sure }) => ({ sure }), then: back('erased') }
	},
	title: ({ poll, t }) => t('polls:asking.change.title-of', { title: poll.title }),
	view: ({ poll, ballots, pass, query, t }) => (
		<Sheet
			title={t('polls:asking.change.title')}
			lead={poll.title}
			aside={pass.about.expiresAt && <Expiry at={pass.about.expiresAt} />}
		>
			<ChangeTabs item={pass.about} current="settings" waiting={poll.options.filter(isWaiting).length} />
			<Done of={query.get('done')} />
			<ChangeForm poll={poll} ballots={ballots} address={`/polls/${nameOf(pass.about)}/change`} />
			<Copy item={nameOf(pass.about)} />
			{pass.can('manage') && ballots > 0 && (
				<Erasing ballots={ballots} address={`/polls/${nameOf(pass.about)}/change`} />
			)}
		</Sheet>
	)
});

type ChangeProps = { poll: Poll; ballots: number; address: string };

function ChangeForm({ poll, ballots, address }: ChangeProps) {
	const { t, faults } = useView();
	return (
		<>
			<ErrorSummary labels={faultLabels(faults, t)} />
			<Form verb="change" action={address} label={t('polls:asking.change.settings')} class="form polls-making">
				<TextField name="title" label={t('polls:asking.title')} value={poll.title} required maxLength={limits.title} />
				<PollSettings poll={poll} ballots={ballots} />
				<div class="form-actions polls-main-action">
					<Button>{t('polls:asking.change.keep')}</Button>
				</div>
			</Form>
		</>
	);
}

function Copy({ item }: { item: string }) {
	const { t } = useView();
	return (
		<section class="polls-matter" aria-labelledby="copy">
			<h2 id="copy">{t('polls:asking.copy.title')}</h2>
			<p>{t('polls:asking.copy.words')}</p>
			<div class="row">
				<LinkButton kind="quiet" icon="copy" href={`/polls/${item}/duplicate`}>
					{t('polls:asking.copy.go')}
				</LinkButton>
			</div>
		</section>
	);
}

function Erasing({ ballots, address }: Pick<ChangeProps, 'ballots' | 'address'>) {
	const { t } = useView();
	return (
		<section class="polls-matter polls-danger" aria-labelledby="erase">
			<h2 id="erase">{t('polls:asking.erase.title')}</h2>
			<p>{t('polls:asking.erase.words', { count: ballots })}</p>
			<Form verb="erase" action={address} label={t('polls:asking.erase.title')}>
				<CheckField name="sure" label={t('polls:asking.erase.sure')} required />
				<div class="form-actions">
					<Button kind="danger" icon="trash" confirm={t('polls:asking.erase.words', { count: ballots })}>
						{t('polls:asking.erase.go')}
					</Button>
				</div>
			</Form>
		</section>
	);
}
