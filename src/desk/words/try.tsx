import { type Hit, hitsIn, type Matcher } from '#guard/words/matcher.ts';
import type { List } from '#guard/words/store.ts';
import { symbolsOf } from '#guard/words/words.ts';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextArea, TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';

const mostText = 20_000;

type Props = { matcher: Matcher; lists: List[]; path: string };

/** What the lists would say of a text, without anything coming of it. */
export function Trial(props: Props) {
	const { t } = useView();
	return (
		<section class="stack near" aria-labelledby="trial">
			<h2 id="trial">{t('desk:words.trial')}</h2>
			<Form action={`${props.path}#trial`} verb="try">
				<TextField name="trialTitle" label={t('desk:words.trial-title')} maxLength={300} required={false} />
				<TextArea name="trialText" label={t('desk:words.trial-text')} rows={4} maxLength={mostText} required={false} />
				<div class="form-actions">
					<Button kind="quiet" icon="search">
						{t('desk:words.try')}
					</Button>
				</div>
			</Form>
			<Outcome {...props} />
		</section>
	);
}

function Outcome({ matcher, lists }: Props) {
	const { t, typed, language } = useView();
	if (typed.verb !== 'try') return null;
	const parts = [
		{ field: 'title' as const, text: (typed.trialTitle ?? '').slice(0, 300) },
		{ field: 'text' as const, text: (typed.trialText ?? '').slice(0, mostText) }
	];
	// As in a poll: any list that is for some kinds of content alone is tried too.
	const kind = lists.find(({ kinds }) => kinds.length > 0)?.kinds[0] ?? 'polls.poll';
	const writing = { kind, language, parts };
	const hits = hitsIn(matcher, writing);
	const points = symbolsOf(hits, writing).reduce((sum, symbol) => sum + symbol.points, 0);
	return (
		<div class="desk-trial" role="status">
			<p>
				<strong>{t('desk:words.outcome', { count: hits.length, points: Math.round(points * 10) / 10 })}</strong>
			</p>
			{parts.map(({ field, text }, part) => (
				<Marked key={field} text={text} hits={hits.filter((hit) => hit.part === part)} lists={lists} />
			))}
		</div>
	);
}

/** The text with what was met in it marked; one mark ends before the next begins. */
function Marked({ text, hits, lists }: { text: string; hits: Hit[]; lists: List[] }) {
	const { t } = useView();
	if (!text) return null;
	const pieces = [];
	let place = 0;
	for (const hit of hits.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
		if (hit.start < place) continue;
		const list = lists.find(({ id }) => id === hit.list.id);
		pieces.push(text.slice(place, hit.start));
		pieces.push(
			<mark key={hit.start}>
				{text.slice(hit.start, hit.end)}
				<small> {t('desk:words.because', { list: list?.name ?? '', points: hit.points })}</small>
			</mark>
		);
		place = hit.end;
	}
	return (
		<p class="desk-marked">
			{pieces}
			{text.slice(place)}
		</p>
	);
}
