/** The same poll again, without its votes. */
import { nameOf } from '#kernel/items/item.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { limits } from '../../poll.ts';
import { duplicatePoll, type Opened } from '../actions.ts';

export const duplicatePage = page('/polls/:item/duplicate', {
	needs: 'edit',
	load: () => ({}),
	posts: {
		duplicate: {
			action: duplicatePoll,
			input: ({ title }) => ({ ...(typeof title === 'string' ? { title } : {}) }),
			then: ({ item }: Opened) => `/polls/${nameOf(item)}/made`
		}
	},
	title: ({ pass, t }) => t('polls:asking.copy.title-of', { title: pass.about.title }),
	view: ({ pass, t }) => (
		<Sheet title={t('polls:asking.copy.title')} lead={t('polls:asking.copy.words')}>
			<ErrorSummary labels={{ title: t('polls:asking.title') }} />
			<Form verb="duplicate">
				<TextField
					name="title"
					label={t('polls:asking.title')}
					value={pass.about.title}
					required
					maxLength={limits.title}
				/>
				<div class="form-actions">
					<Button>{t('polls:asking.copy.make')}</Button>
					<LinkButton kind="quiet" href={`/polls/${nameOf(pass.about)}/change`}>
						{t('ui:cancel')}
					</LinkButton>
				</div>
			</Form>
		</Sheet>
	)
});
