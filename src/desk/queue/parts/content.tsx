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

/** Somebody who asks for an account: in their own words, and why they wait. */
export function Applying({ case_: { about } }: Detail) {
	const { t } = useView();
	const sentence = typeof about.sentence === 'string' ? about.sentence : '';
	const why = Array.isArray(about.why) ? about.why.map(String) : [];
	return (
		<section class="desk-content" aria-label={t('desk:queue.content')}>
			<div class="desk-words" dir="auto">
				{sentence ? <p>{defanged(sentence)}</p> : <p class="quiet-text">{t('desk:queue.applying.no-sentence')}</p>}
			</div>
			{why.length > 0 && <p class="small-text">{why.map((one) => t(`guard:sign-up.why.${one}`)).join(' ')}</p>}
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

/** What the room that opened the case says of it, where there are words for it. */
function Facts({ about }: { about: Record<string, unknown> }) {
	const { t, language } = useView();
	const facts = Object.entries(about).filter(([name]) => hasWords(language, `desk:queue.fact-names.${name}`));
	if (facts.length === 0) return null;
	return (
		<dl class="desk-facts">
			{facts.map(([name, value]) => (
				<div key={name}>
					<dt>{t(`desk:queue.fact-names.${name}`)}</dt>
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
