/** What a stranger wrote, shown so that nothing of it can act: words alone, no link to follow, pictures out of focus. */
import { defanged } from '#guard/decisions/defanged.ts';
import { hasWords } from '#kernel/words/words.ts';
import { useView } from '#ui/view.ts';
import type { Detail } from '../seen.ts';

const longAt = 1200;

export function Content({ case_, shown, event }: Detail) {
	const { t } = useView();
	const texts = (shown?.texts ?? [event?.body ?? textIn(case_.about)]).filter(Boolean);
	return (
		<section class="desk-content" aria-label={t('desk:queue.content')}>
			{texts.length === 0 && <p class="quiet-text">{t(shown ? 'desk:queue.no-words' : 'desk:queue.gone')}</p>}
			<div class="desk-words" lang={event?.language} dir="auto">
				{texts.map((text, place) => (
					<Text key={place} text={defanged(text)} />
				))}
			</div>
			<Facts about={case_.about} />
			{shown && shown.pictures.length > 0 && <Pictures caseId={case_.id} pictures={shown.pictures} />}
		</section>
	);
}

const textIn = (about: Record<string, unknown>): string => (typeof about.text === 'string' ? about.text : '');

export function Text({ text }: { text: string }) {
	const { t } = useView();
	if (text.length <= longAt) return <p>{text}</p>;
	return (
		<>
			<p>{text.slice(0, longAt)}…</p>
			<details>
				<summary>{t('desk:queue.rest', { count: text.length - longAt })}</summary>
				<p>{text.slice(longAt)}</p>
			</details>
		</>
	);
}

/** Said elsewhere on the page, or of no use to a reader. */
const unsaid = new Set([
	'title',
	'text',
	'score',
	'appeal',
	'decision',
	'decidedBy',
	'audit',
	'sweep',
	'effect',
	'count'
]);

/** What the room that opened the case says of it, such as of somebody who signs up. */
function Facts({ about }: { about: Record<string, unknown> }) {
	const { t, language } = useView();
	const facts = Object.entries(about).filter(
		([name, value]) => !unsaid.has(name) && (typeof value === 'string' || typeof value === 'number')
	);
	if (facts.length === 0) return null;
	return (
		<dl class="desk-facts">
			{facts.map(([name, value]) => (
				<div key={name}>
					<dt>{hasWords(language, `desk:queue.fact-names.${name}`) ? t(`desk:queue.fact-names.${name}`) : name}</dt>
					<dd>{defanged(String(value))}</dd>
				</div>
			))}
		</dl>
	);
}

function Pictures({ caseId, pictures }: { caseId: string; pictures: string[] }) {
	const { t } = useView();
	return (
		<ul class="desk-pictures">
			{pictures.map((picture, place) => (
				<li key={picture}>
					<label>
						<input type="checkbox" />
						{t('desk:queue.show-picture', { place: place + 1 })}
					</label>
					<span class="desk-picture">
						<img src={`/desk/queue/${caseId}/pictures/${place}`} alt="" loading="lazy" />
					</span>
				</li>
			))}
		</ul>
	);
}
