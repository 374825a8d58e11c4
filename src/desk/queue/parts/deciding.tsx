/** The decisions: one button each, one key each; for this case, or for all that are alike. */
import { categories, type What } from '#guard/decisions/decision.ts';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Icon, type IconName } from '#ui/parts/icon.tsx';
import { TextArea } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { longestWords } from '../actions.ts';
import { queueAddress } from '../filter.ts';
import type { Detail, Seen } from '../seen.ts';
import { type DecidedKind, decidedKind, decisionWords } from '../words.ts';
import { spreadWords } from './alike.tsx';
import { Key } from './key.tsx';

const faces: Record<What, { key: string; icon: IconName; kind?: string }> = {
	fine: { key: 'f', icon: 'check' },
	trust: { key: 't', icon: 'star' },
	quarantine: { key: 'q', icon: 'eye-off' },
	trash: { key: 'x', icon: 'trash', kind: 'danger' },
	silence: { key: 's', icon: 'dash' },
	ban: { key: 'b', icon: 'lock', kind: 'danger' },
	ask: { key: 'a', icon: 'comment' },
	granted: { key: 'y', icon: 'check' },
	upheld: { key: 'n', icon: 'cross' }
};

/** What most likely is wrong with it: the reporters' word, or what the guard looks for. */
const likely = ({ reports, case_, appealed }: Detail): string =>
	appealed?.why ?? reports[0]?.category ?? (isOftenSpam(case_) ? 'spam' : 'other');

/** Sign-ups that came in a wave are machines. */
const isOftenSpam = ({ kind, campaign }: Detail['case_']): boolean =>
	kind === 'hold' || kind === 'quarantine' || (kind === 'sign-up' && campaign !== null);

export function Deciding({ detail, next, filter }: Seen & { detail: Detail }) {
	const { t } = useView();
	const { case_, alike, offered } = detail;
	return (
		<Form
			verb="decide"
			class="desk-deciding"
			label={t('desk:queue.decide')}
			action={queueAddress(filter, case_.id, next ? { next } : {})}
		>
			<input type="hidden" name="case" value={case_.id} />
			{alike.length > 0 && (
				<label class="desk-all">
					<input type="hidden" name="alike" value={alike.map(({ id }) => id).join(',')} />
					<input type="checkbox" name="all" data-all />
					<span>
						{t('desk:queue.for-all', { count: alike.length })} <span class="quiet-text">({spreadWords(t, alike)})</span>{' '}
						<Key name="⇧" />
					</span>
				</label>
			)}
			<Reason why={likely(detail)} />
			<div class="desk-buttons">
				{offered.map((what) => (
					<Decision key={what} what={what} kind={decidedKind(case_)} needsWords={needsWords(what, detail)} />
				))}
			</div>
		</Form>
	);
}

export function Reason({ why }: { why: string }) {
	const { t } = useView();
	return (
		<details class="desk-reason">
			<summary>{t('desk:queue.reason', { why: t(`guard:categories.${why}`) })}</summary>
			<div class="stack near">
				<SelectField
					name="why"
					label={t('desk:queue.reason-label')}
					value={why}
					choices={categories.map((value) => ({ value, label: t(`guard:categories.${value}`) }))}
				/>
				<TextArea
					name="words"
					label={t('desk:queue.words-label')}
					hint={t('desk:queue.words-hint')}
					required={false}
					rows={3}
					maxLength={longestWords}
				/>
			</div>
		</details>
	);
}

/** A question, and a refusal whose reason no category says. */
const needsWords = (what: What, detail: Detail): boolean =>
	what === 'ask' || (what === 'quarantine' && detail.case_.kind === 'sign-up' && likely(detail) === 'other');

type DecisionProps = { what: What; kind?: DecidedKind; needsWords?: boolean };

export function Decision({ what, kind: of = 'hold', needsWords = what === 'ask' }: DecisionProps) {
	const { t } = useView();
	const { key, icon, kind = 'quiet' } = faces[what];
	return (
		<button
			type="submit"
			name="what"
			value={what}
			class={`button ${kind} desk-${what}`}
			title={t(decisionWords('means', what, of))}
			data-key={key}
			aria-keyshortcuts={key}
			data-needs={needsWords ? 'words' : undefined}
		>
			<Icon name={icon} />
			{t(decisionWords('what', what, of))}
			<Key name={key} />
		</button>
	);
}
