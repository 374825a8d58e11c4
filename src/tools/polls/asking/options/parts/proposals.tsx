import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import { optionName } from '../../../parts/option-name.tsx';
import type { Option, Poll } from '../../../poll.ts';
import { isWaiting } from '../../listing.ts';

/** What voters proposed and nobody looked at yet. */
export function Proposals({ poll, address }: { poll: Poll; address: string }) {
	const { t } = useView();
	const waiting = poll.options.filter(isWaiting);
	if (waiting.length === 0) return null;
	return (
		<section class="polls-matter" aria-labelledby="proposals">
			<h2 id="proposals">{t('polls:asking.change.waiting')}</h2>
			<ul class="polls-options">
				{waiting.map((option) => (
					<Proposed key={option.id} poll={poll} option={option} address={address} />
				))}
			</ul>
		</section>
	);
}

function Proposed({ poll, option, address }: { poll: Poll; option: Option; address: string }) {
	const { t, language } = useView();
	const by = option.proposal?.name;
	return (
		<li class="polls-option polls-proposed">
			<p>
				<span class="polls-option-name">{optionName(option, poll.zone, language)}</span>
				{by && <span class="quiet-text small-text"> {t('polls:asking.change.proposed-by', { name: by })}</span>}
			</p>
			<Form action={address} class="form-actions">
				<input type="hidden" name="option" value={option.id} />
				<Button verb="accept" icon="check">
					{t('polls:asking.change.accept')}
				</Button>
				<Button verb="refuse" kind="quiet" icon="cross">
					{t('polls:asking.change.refuse')}
				</Button>
			</Form>
		</li>
	);
}
