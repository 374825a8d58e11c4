import { type Answer, AnswerField, AnswerMark } from '../../parts/answer.tsx';
import { Form } from '../../parts/form.tsx';
import { useView } from '../../view.ts';

const all: Answer[] = ['yes', 'maybe', 'no', 'none'];

export function Answers() {
	const { t } = useView();
	return (
		<>
			<div class="row">
				{all.map((answer) => (
					<AnswerMark key={answer} answer={answer} />
				))}
			</div>
			<Form label={t('ui:patterns.question')} class="answers">
				<AnswerField
					name="tuesday"
					label={t('ui:patterns.tuesday')}
					hint={t('ui:patterns.said', { yes: 7, maybe: 2 })}
					value="yes"
				/>
				<AnswerField name="thursday" label={t('ui:patterns.thursday')} value="maybe" />
				<AnswerField name="saturday" label={t('ui:patterns.saturday')} />
			</Form>
		</>
	);
}
