/** The form a rule is written in, and what is said of it before it is kept. */
import { askedWith, fieldKey } from '#guard/rules/describe.ts';
import { type RuleFault, spotOf } from '#guard/rules/fault.ts';
import { fields } from '#guard/rules/field.ts';
import { costOf, mostCost, type Node, nodesOf } from '#guard/rules/node.ts';
import { parseRule } from '#guard/rules/parse.ts';
import { floors, mostPoints, type Version } from '#guard/rules/standing.ts';
import { longestRule } from '#guard/rules/token.ts';
import { Banner } from '#ui/parts/banner.tsx';
import { Button } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/choice-field.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { TableFrame } from '#ui/parts/table-frame.tsx';
import { TextArea, TextField } from '#ui/parts/text-field.tsx';
import { NumberField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { faultIn } from './actions.ts';

type Props = { rule?: { id: number; newest: Version } };

export function RuleForm({ rule }: Props) {
	const { t } = useView();
	return (
		<div class="stack">
			<Checked />
			<Form label={t(rule ? 'desk:rules.change' : 'desk:rules.new.title')}>
				{rule && <input type="hidden" name="rule" value={rule.id} />}
				{rule && <input type="hidden" name="after" value={rule.newest.version} />}
				{!rule && (
					<TextField
						name="name"
						label={t('desk:rules.name')}
						hint={t('desk:rules.name-hint')}
						maxLength={80}
						required
					/>
				)}
				<RuleText value={rule?.newest.text} />
				<div class="field-row">
					<NumberField
						name="points"
						label={t('desk:rules.points')}
						hint={t('desk:rules.points-hint')}
						min={-mostPoints}
						max={mostPoints}
						step="any"
						value={rule?.newest.points ?? 3}
						required
					/>
					<SelectField
						name="floor"
						label={t('desk:rules.floor')}
						value={rule?.newest.floor ?? 'none'}
						choices={['none', ...floors].map((value) => ({ value, label: t(`desk:rules.floors.${value}`) }))}
					/>
				</div>
				<div class="form-actions">
					<Button verb="keep">{t(rule ? 'desk:rules.keep-version' : 'desk:rules.keep')}</Button>
					<Button verb="check" kind="quiet" icon="check">
						{t('desk:rules.check')}
					</Button>
				</div>
			</Form>
			<FieldList />
		</div>
	);
}

export function RuleText({ value, label, name = 'text' }: { value?: string; label?: string; name?: string }) {
	const { t } = useView();
	return (
		<div class="desk-rule-field">
			<TextArea
				name={name}
				label={label ?? t('desk:rules.text')}
				hint={t('desk:rules.text-hint')}
				value={value}
				rows={5}
				maxLength={longestRule}
				required
			/>
		</div>
	);
}

/** After a check, or a refusal: where it cannot be read, or what it would look at. */
export function Checked() {
	const { typed, faults, t } = useView();
	const { text } = typed;
	if (text === undefined || (typed.verb !== 'check' && faults.length === 0)) return null;
	const fault = faultIn(text);
	if (fault) return <Faulty text={text} fault={fault} />;
	const rule = parseRule(text);
	return (
		<Banner kind="success" live>
			<p>{t('desk:rules.reads', { cost: costOf(rule), most: mostCost })}</p>
			<p class="row">
				{readsOf(rule).map((name) => (
					<code key={name}>{name}</code>
				))}
			</p>
		</Banner>
	);
}

function readsOf(rule: Node): string[] {
	const names = nodesOf(rule).flatMap((node) => {
		if (node.is === 'symbol' || node.is === 'points') return [`${node.is} ${node.symbol}`];
		if (node.is === 'count') return [`count ${node.count.key}`];
		return 'field' in node ? [node.field.name] : [];
	});
	return [...new Set(names)];
}

function Faulty({ text, fault }: { text: string; fault: RuleFault }) {
	const { t } = useView();
	const { at, length, code, gaps } = fault;
	return (
		<Banner kind="warning" live title={t('desk:rules.fault', spotOf(text, at))}>
			<p>{t(`guard:rule-faults.${code}`, gaps)}</p>
			<pre class="desk-rule-text">
				{text.slice(Math.max(0, at - 300), at)}
				<mark>{text.slice(at, at + length) || ' '}</mark>
				{text.slice(at + length, at + length + 200)}
			</pre>
		</Banner>
	);
}

const more = [
	{ name: 'symbol', asked: 'symbol "links.listed"  ·  symbol "links.*"' },
	{ name: 'points', asked: 'points "links.*" > 3' },
	{ name: 'count', asked: 'count maker in 1 day > 20  ·  place, network, domain, alike' },
	{ name: 'joints', asked: 'and  ·  or  ·  not  ·  ( )' }
];

function FieldList() {
	const { t } = useView();
	return (
		<MoreOptions id="rule-fields" title={t('desk:rules.fields')}>
			<TableFrame label={t('desk:rules.fields')}>
				<table class="table desk-fields">
					<thead>
						<tr>
							<th scope="col">{t('desk:rules.field')}</th>
							<th scope="col">{t('desk:rules.means')}</th>
							<th scope="col">{t('desk:rules.asked')}</th>
						</tr>
					</thead>
					<tbody>
						{fields.map(({ name, type }) => (
							<FieldRow
								key={name}
								name={name}
								means={t(`guard:rule-fields.${fieldKey(name)}`)}
								asked={askedWith[type]}
							/>
						))}
						{more.map(({ name, asked }) => (
							<FieldRow
								key={name}
								name={name === 'joints' ? 'and or not' : name}
								means={t(`desk:rules.more.${name}`)}
								asked={asked}
							/>
						))}
					</tbody>
				</table>
			</TableFrame>
		</MoreOptions>
	);
}

const FieldRow = ({ name, means, asked }: { name: string; means: string; asked: string }) => (
	<tr>
		<th scope="row">
			<code>{name}</code>
		</th>
		<td>{means}</td>
		<td>{asked && <code>{asked}</code>}</td>
	</tr>
);
