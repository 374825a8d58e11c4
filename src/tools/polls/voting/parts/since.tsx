import { Banner } from '#ui/parts/banner.tsx';
import { useView } from '#ui/view.ts';
import type { ChangedSince } from '../../changed-since.ts';
import { optionName } from '../../parts/option-name.tsx';
import type { Option } from '../../poll.ts';
import { listed } from '../../results/lists.ts';
import type { Visit } from '../visit.ts';

const mostNamed = 5;

/** What became of the options since one's answers: said beside them, so that nobody is taken for saying what they never said. */
export function Since({ own, since, open, poll, viewerZone }: Visit) {
	const { t } = useView();
	return own.map(({ id, name }) => {
		const changed = since.get(id);
		return (
			changed && (
				<Changed
					key={id}
					title={own.length > 1 && name ? t('polls:voting.since-title-of', { name }) : t('polls:voting.since-title')}
					changed={open ? changed : { ...changed, added: [] }}
					clocks={{ zone: poll.zone, viewerZone }}
				/>
			)
		);
	});
}

type ChangedProps = { title: string; changed: ChangedSince; clocks: { zone: string; viewerZone?: string } };

function Changed({ title, changed: { added, renamed, removed }, clocks }: ChangedProps) {
	const { t, language } = useView();
	if (added.length + renamed.length + removed.length === 0) return null;
	const named = (options: Option[]) => ({
		count: options.length,
		options: listed(
			[
				...options.slice(0, mostNamed).map((option) => optionName(option, clocks, language)),
				...(options.length > mostNamed ? [t('polls:voting.since-more')] : [])
			],
			language
		)
	});
	return (
		<Banner kind="warning" title={title}>
			<ul class="poll-facts plain">
				{added.length > 0 && <li>{t('polls:voting.since-added', named(added))}</li>}
				{renamed.slice(0, mostNamed).map(({ option, before }) => (
					<li key={option.id}>{t('polls:voting.since-renamed', { before, now: option.label ?? '' })}</li>
				))}
				{removed.length > 0 && <li>{t('polls:voting.since-removed', named(removed))}</li>}
			</ul>
		</Banner>
	);
}
