/** The sample: each thing as it was weighed, without anything to click, and three answers to choose from by keyboard. */

import type { Maker, Sampled, Shown } from '#guard/sweeps/store.ts';
import { marks } from '#guard/sweeps/sweep.ts';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { useView } from '#ui/view.ts';
import { mailFor } from '../mail.ts';
import type { Seen } from './seen.ts';

export function Sample({ sample, state, signatures, events, makers, standing }: Seen) {
	const { t } = useView();
	if (sample.length === 0 || !standing) return null;
	const isOpen = state === 'open' && signatures === 0;
	const isAll = sample.length >= standing.estimate.size;
	return (
		<section class="stack near" aria-labelledby="sample">
			<h2 id="sample">{t('desk:sweeps.sample')}</h2>
			<p>{t('desk:sweeps.sample-lead', { count: sample.length })}</p>
			<Form class="stack near" verb="mark" label={t('desk:sweeps.sample')}>
				<ol class="desk-sample">
					{sample.map((one, place) => (
						<One
							key={one.target}
							one={one}
							place={place}
							count={sample.length}
							event={one.event === null ? undefined : events.get(one.event)}
							maker={makers.get(one.target)}
							open={isOpen}
						/>
					))}
				</ol>
				{isOpen && (
					<div class="form-actions desk-sample-end">
						<Button>{t('desk:sweeps.keep-marks')}</Button>
						<span class="small-text">{t('desk:sweeps.left', { count: standing.unmarked })}</span>
					</div>
				)}
			</Form>
			{isOpen && !isAll && (
				<Form class="row" verb="more">
					<Button kind="quiet" icon="plus">
						{t('desk:sweeps.more')}
					</Button>
				</Form>
			)}
		</section>
	);
}

type OneProps = {
	one: Sampled;
	place: number;
	count: number;
	event: Shown | undefined;
	maker: Maker | undefined;
	open: boolean;
};

function One({ one: { target, mark, tool }, place, count, event, maker, open }: OneProps) {
	const { t, person } = useView();
	const who = maker && [maker.name, maker.mail && mailFor(person, maker.mail)].filter(Boolean).join(' · ');
	return (
		<li>
			<fieldset disabled={!open}>
				<legend class="unseen">{t('desk:sweeps.one-of', { place: place + 1, count })}</legend>
				<input type="hidden" name={`marks[${place}].target`} value={target} />
				<div class="desk-sample-words">
					{event ? <Words event={event} /> : <p class="quiet-text">{who || t('desk:sweeps.gone')}</p>}
					<p class="small-text">
						{t('desk:sweeps.one-of', { place: place + 1, count })} · {tool}
						{event && <About event={event} />}
					</p>
				</div>
				<div class="desk-marks">
					{marks.map((value) => (
						<label key={value} class={`desk-mark ${value}`}>
							<input type="radio" name={`marks[${place}].mark`} value={value} checked={mark === value} />
							{t(`desk:sweeps.marks.${value}`)}
						</label>
					))}
				</div>
			</fieldset>
		</li>
	);
}

const Words = ({ event: { title, body } }: { event: Shown }) => (
	<>
		{title && <p class="desk-sample-title">{title}</p>}
		{body && <p class="desk-sample-body">{body}</p>}
	</>
);

function About({ event: { kind, at, makerKind, makerDays, trust, links } }: { event: Shown }) {
	const { t } = useView();
	return (
		<>
			{` · ${kind} · `}
			<Moment at={at} />
			{` · ${t(`desk:sweeps.maker.${makerKind}`)}, ${t('desk:sweeps.known', { count: Math.floor(makerDays) })}, ${t('desk:sweeps.trust', { trust })}`}
			{links > 0 && ` · ${t('desk:sweeps.links', { count: links })}`}
		</>
	);
}
