/**
 * Questions of a poll that asks hundreds or thousands: half the elements, drawn by functions instead of components, so
 * that an old phone opens the page and the server answers at once.
 */
import { localeOf } from '#ui/locale.ts';
import type { View } from '#ui/view.ts';
import { answers, type Choices } from '../ballot.ts';
import type { Option, OptionId, Poll } from '../poll.ts';
import { slotLabel } from '../slots.ts';
import type { AskedGroup } from './asked.ts';
import type { Clocks } from './option-name.tsx';
import { Question } from './question.tsx';

const mostUsual = 200;

export const isMany = (options: Option[]): boolean => options.length > mostUsual;

type Asking = {
	poll: Poll;
	clocks: Clocks;
	full: ReadonlySet<OptionId>;
	ballot?: { choices: Choices };
};

const isPlain = ({ method, policy }: Poll): boolean => method === 'yes-maybe' && policy.whenFull === 'wait';

export function leanQuestions(group: AskedGroup<Option>, { poll, clocks, full, ballot }: Asking, view: View) {
	const { t, typed, refused } = view;
	const words = answers.map((answer) => [answer, t(`ui:answers.${answer}`)] as const);
	const locale = localeOf(view.language);
	return group.options.map((option) => {
		const { id } = option;
		const field = `choices.${id}`;
		const name = nameOf(option, clocks, locale, group.byDay, t('polls:voting.all-day'));
		const named = group.byDay ? `${group.id} n${id}` : `n${id}`;
		const value = refused === null ? ballot?.choices[id] : typed[field];
		if (!isPlain(poll))
			return (
				<Question key={id} poll={poll} option={option} namedBy={named} value={ballot?.choices[id]} full={full.has(id)}>
					<p class="question-name">{name}</p>
				</Question>
			);
		return (
			<div class="lean" role="group" aria-labelledby={named} id={`q${id}`}>
				{name}
				{words.map(([answer, word]) => (
					<label>
						<input type="radio" name={field} value={answer} checked={answer === value} />
						{word}
					</label>
				))}
			</div>
		);
	});
}

function nameOf({ id, slot, label }: Option, clocks: Clocks, language: string, byDay: boolean, allDay: string) {
	if (!slot) return <b id={`n${id}`}>{label}</b>;
	const said = slotLabel(slot, { language, ...clocks, dayStyle: 'short' });
	const words = byDay ? said.time || allDay : said.day;
	return (
		<time
			id={`n${id}`}
			dateTime={slot.kind === 'time' ? slot.start : slot.day}
			data-end={slot.kind === 'time' ? (slot.end ?? '') : undefined}
		>
			{words}
		</time>
	);
}
