import type { ComponentChildren } from 'preact';
import { sayDay } from '#base/zones.ts';
import { localeOf } from '#ui/locale.ts';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import type { Option, OptionId, Poll } from '../poll.ts';
import type { VisibleBallot } from '../sight.ts';
import type { Tally } from '../tally.ts';
import { type AskedGroup, askedGroups } from './asked.ts';
import { BallotFaults } from './ballot-faults.tsx';
import { isMany, leanQuestions } from './lean.tsx';
import { AboutOption, SaidSoFar } from './option-about.tsx';
import { type Clocks, optionName, SlotTime } from './option-name.tsx';
import { Question } from './question.tsx';

export type BallotFormProps = {
	poll: Poll;
	options: Option[];
	/** Options without a free seat. */
	full: ReadonlySet<OptionId>;
	clocks: Clocks;
	/** The ballot that is changed; a new one when left out. */
	ballot?: VisibleBallot;
	/** A name to begin with. */
	name?: string;
	/** Where no name is known, this browser offers the one given last time. */
	remembered?: boolean;
	/** What is said of each option so far; null where results are hidden. */
	tally?: Tally | null;
	/** The key of the personal link the page was opened by. */
	holder?: string;
	/** What stands between the name and the questions. */
	tools?: ComponentChildren;
	/** Replaces the questions, for methods that ask for an order. */
	asked?: ComponentChildren;
	/** Fields after the questions. */
	children?: ComponentChildren;
	/** Beside the button. */
	beside?: ComponentChildren;
};

/** A name, one question per option, one button. */
export function BallotForm(props: BallotFormProps) {
	const { t, language, refused } = useView();
	const { poll, options, clocks, ballot, holder, name } = props;
	const nameOf = (id: string) => {
		const found = options.find((option) => option.id === id);
		return found ? optionName(found, clocks, language) : '';
	};
	return (
		<Form verb={ballot ? 'change' : 'vote'} id="vote" label={t('polls:voting.form')} class="form ballot-form">
			{/* What was sent and refused is typed, though nobody touches it now: news must leave it alone. */}
			{refused !== null && <input type="hidden" data-typed />}
			<BallotFaults nameOf={nameOf} />
			{ballot && <input type="hidden" name="ballot" value={ballot.id} />}
			{ballot && holder && <input type="hidden" name="key" value={holder} />}
			{poll.policy.anonymous ? null : (
				<NameField value={ballot?.name ?? name ?? ''} remembered={props.remembered ?? false} />
			)}
			{props.tools}
			<div class={isMany(options) ? 'asked many' : 'asked'} id="answers">
				{props.asked ??
					askedGroups(poll, options, clocks, language).map((group) => (
						<Group key={group.id} group={group} {...props} />
					))}
			</div>
			{props.children}
			<div class="form-actions ballot-actions">
				<Button>{t(ballot ? 'polls:voting.change' : 'polls:voting.send')}</Button>
				{props.beside}
			</div>
		</Form>
	);
}

/** `remembered`: this browser offers the name given last time. */
export function NameField({ value, remembered }: { value: string; remembered: boolean }) {
	const { t } = useView();
	return (
		<div data-recall={remembered ? 'name' : undefined}>
			<TextField name="name" label={t('polls:voting.name')} value={value} required maxLength={80} autocomplete="name" />
		</div>
	);
}

function Group({ group, ...props }: BallotFormProps & { group: AskedGroup<Option> }) {
	const { id, title, options } = group;
	const view = useView();
	return (
		<div class="asked-group">
			{title !== null && (
				<h3 id={id} class="asked-title">
					{title}
				</h3>
			)}
			{isMany(props.options)
				? leanQuestions(group, props, view)
				: options.map((option) => <Asked key={option.id} option={option} group={group} {...props} />)}
		</div>
	);
}

function Asked({ option, group, ...props }: BallotFormProps & { option: Option; group: AskedGroup<Option> }) {
	const { poll, ballot, tally } = props;
	const id = `n${option.id}`;
	const value = ballot?.choices[option.id];
	const named = group.byDay ? `${group.id} ${id}` : id;
	const sum = tally?.options[option.id];
	return (
		<Question
			poll={poll}
			option={option}
			namedBy={named}
			value={value}
			full={props.full.has(option.id) && value !== 'yes'}
		>
			<p id={id} class="question-name">
				<ShortName option={option} group={group} clocks={props.clocks} />
			</p>
			<AboutOption option={option} poll={poll} />
			{sum && <SaidSoFar option={option.id} sum={sum} />}
		</Question>
	);
}

function ShortName({ option, group, clocks }: { option: Option; group: AskedGroup<Option>; clocks: Clocks }) {
	const { language } = useView();
	if (!option.slot) return option.label;
	if (group.byDay || option.slot.kind === 'time') return <SlotTime slot={option.slot} clocks={clocks} />;
	return <time dateTime={option.slot.day}>{sayDay(option.slot.day, localeOf(language), 'short')}</time>;
}
