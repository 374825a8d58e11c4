/** Every setting of a poll, for the page that makes one and the page that changes it. */
import type { ComponentChildren } from 'preact';
import { wallOf } from '#base/zones.ts';
import { CheckField, ChoiceField } from '#ui/parts/choice-field.tsx';
import { TextArea, TextField } from '#ui/parts/text-field.tsx';
import { MomentField, NumberField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { commentRules, edits, fullRules, nameRules, results } from '../../policy.ts';
import { limits, type Method, mayChangeMethod, methods, type Poll } from '../../poll.ts';
import { ZoneField } from './zone-field.tsx';

export type Settings = Pick<
	Poll,
	'kind' | 'description' | 'place' | 'zone' | 'method' | 'scale' | 'policy' | 'proposals' | 'closesAt'
>;

/** `ballots`: how many answered already; some settings hold still then. */
type SettingsProps = { poll: Settings; ballots?: number };

export function PollSettings({ poll, ballots = 0 }: SettingsProps) {
	return (
		<>
			<About poll={poll} />
			<Time poll={poll} />
			<Counting poll={poll} ballots={ballots} />
			<Seats poll={poll} />
			<WhoSees poll={poll} />
			<Voices poll={poll} />
		</>
	);
}

/** Settings of one matter, under its name. */
export function Matter({ name, title, children }: { name: string; title: string; children: ComponentChildren }) {
	return (
		<section class={`polls-matter polls-matter-${name}`} aria-labelledby={`matter-${name}`}>
			<h2 id={`matter-${name}`}>{title}</h2>
			{children}
		</section>
	);
}

function About({ poll }: SettingsProps) {
	const { t } = useView();
	return (
		<Matter name="about" title={t('polls:asking.about')}>
			<TextArea
				name="settings.description"
				label={t('polls:asking.description')}
				hint={t('polls:asking.markdown')}
				value={poll.description}
				maxLength={limits.description}
			/>
			<TextField name="settings.place" label={t('polls:asking.place')} value={poll.place} maxLength={limits.place} />
		</Matter>
	);
}

/** A moment on the clocks of a zone, as fields of a browser write it. */
const written = (at: Date | null, zone: string): string => {
	if (at === null) return '';
	const { day, time } = wallOf(at, zone);
	return `${day}T${time}`;
};

/** Where nothing is asked about hours, the zone only says on whose clocks answers end: it comes after that. */
function Time({ poll }: SettingsProps) {
	const { t } = useView();
	const zone = (
		<ZoneField
			key="zone"
			name="settings.zone"
			label={t('polls:asking.zone')}
			hint={t(`polls:asking.zone-hint.${poll.kind}`)}
			value={poll.zone}
		/>
	);
	const end = (
		<MomentField
			key="end"
			name="settings.closesAt"
			label={t('polls:asking.closes')}
			hint={t('polls:asking.closes-hint')}
			value={written(poll.closesAt, poll.zone)}
		/>
	);
	return (
		<Matter name="time" title={t(`polls:asking.time.${poll.kind}`)}>
			{poll.kind === 'date' ? [zone, end] : [end, zone]}
		</Matter>
	);
}

function Counting({ poll, ballots = 0 }: SettingsProps) {
	const { t } = useView();
	const { maxScore, dots, dotsPerOption } = poll.scale;
	const gaps = { max: maxScore ?? 5, dots: dots ?? 5 };
	const choiceOf = (method: Method) => ({
		value: method,
		label: t(`polls:counting.methods.${method}.name`),
		hint: t(`polls:counting.methods.${method}.explanation`, gaps),
		disabled: !mayChangeMethod(poll.method, method, ballots)
	});
	return (
		<Matter name="counting" title={t('polls:asking.counting')}>
			<ChoiceField
				name="settings.method"
				label={t('polls:asking.method')}
				hint={ballots > 0 ? t('polls:asking.method-holds') : undefined}
				choices={methods.map(choiceOf)}
				value={poll.method}
			/>
			<div class="field-row polls-for-score">
				<NumberField
					name="settings.maxScore"
					label={t('polls:asking.max-score')}
					value={maxScore ?? undefined}
					min={1}
					max={100}
				/>
			</div>
			<div class="field-row polls-for-dots">
				<NumberField name="settings.dots" label={t('polls:asking.dots')} value={dots ?? undefined} min={1} max={1000} />
				<NumberField
					name="settings.dotsPerOption"
					label={t('polls:asking.dots-per-option')}
					value={dotsPerOption ?? undefined}
					min={1}
					max={1000}
				/>
			</div>
		</Matter>
	);
}

function Seats({ poll: { policy } }: SettingsProps) {
	const { t } = useView();
	return (
		<Matter name="seats" title={t('polls:asking.seats')}>
			<div class="field-row">
				<NumberField
					name="settings.capacity"
					label={t('polls:asking.capacity')}
					hint={t('polls:asking.capacity-hint')}
					value={policy.capacity ?? undefined}
					min={1}
					max={limits.capacity}
				/>
				<NumberField
					name="settings.maxYes"
					label={t('polls:asking.max-yes')}
					hint={t('polls:asking.max-yes-hint')}
					value={policy.maxYes ?? undefined}
					min={1}
					max={10_000}
				/>
			</div>
			<Rules name="whenFull" rules={fullRules} value={policy.whenFull} />
		</Matter>
	);
}

/** One of the rules of a policy: its words stand at `asking.<name>.<rule>`. */
function Rules({ name, rules, value }: { name: string; rules: readonly string[]; value: string }) {
	const { t } = useView();
	return (
		<ChoiceField
			name={`settings.${name}`}
			label={t(`polls:asking.${name}.label`)}
			choices={rules.map((rule) => ({ value: rule, label: t(`polls:asking.${name}.${rule}`) }))}
			value={value}
		/>
	);
}

function WhoSees({ poll: { policy } }: SettingsProps) {
	const { t } = useView();
	return (
		<Matter name="who" title={t('polls:asking.who')}>
			<Rules name="edits" rules={edits} value={policy.edits} />
			<Rules name="results" rules={results} value={policy.results} />
			<Rules name="names" rules={nameRules} value={policy.names} />
			{policy.anonymous ? (
				<p>
					<input type="hidden" name="settings.anonymous" value="on" />
					{t('polls:asking.anonymous-already')}
				</p>
			) : (
				<CheckField
					name="settings.anonymous"
					label={t('polls:asking.anonymous')}
					hint={t('polls:asking.anonymous-hint')}
				/>
			)}
		</Matter>
	);
}

function Voices({ poll: { policy, proposals, zone } }: SettingsProps) {
	const { t } = useView();
	return (
		<Matter name="voices" title={t('polls:asking.voices')}>
			<Rules name="comments" rules={commentRules} value={policy.comments} />
			<CheckField
				name="settings.proposals"
				label={t('polls:asking.proposals')}
				hint={t('polls:asking.proposals-hint')}
				checked={proposals.open}
			/>
			<div class="polls-for-proposals stack">
				<CheckField
					name="settings.proposalsApproved"
					label={t('polls:asking.proposals-approved')}
					checked={proposals.approval}
				/>
				<MomentField
					name="settings.proposalsUntil"
					label={t('polls:asking.proposals-until')}
					hint={t('polls:asking.proposals-until-hint')}
					value={written(proposals.until, zone)}
				/>
			</div>
		</Matter>
	);
}
