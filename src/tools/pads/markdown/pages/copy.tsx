/** A pad is copied, as text or as Markdown. */
import { nameOf } from '#kernel/items/item.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { ErrorSummary } from '#ui/parts/error-summary.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import type { Opened } from '../../actions.ts';
import { limits } from '../../pad.ts';
import * as store from '../../store.ts';
import { copyPad } from '../actions.ts';
import { KindField } from '../parts/kind.tsx';

export const copyPage = page('/pads/:item/copy', {
	load: async ({ pass }) => ({ kind: (await store.pad(pass)).kind }),
	posts: {
		copy: {
			action: copyPad,
			input: ({ title, kind }) => ({ title, kind }),
			then: ({ item }: Opened) => `/pads/${nameOf(item)}?done=made`
		}
	},
	title: ({ pass, t }) => t('pads:markdown.copy.title-of', { title: pass.about.title }),
	view: ({ pass, kind, t }) => (
		<Sheet
			title={t('pads:markdown.copy.title')}
			kicker={{ icon: 'pad', text: t('pads:kicker') }}
			lead={<p>{t('pads:markdown.copy.lead')}</p>}
		>
			<ErrorSummary labels={{ title: t('pads:title') }} />
			<Form verb="copy">
				<TextField
					name="title"
					label={t('pads:title')}
					value={t('pads:markdown.copy.usual-title', { title: pass.about.title }).slice(0, limits.title)}
					maxLength={limits.title}
					required
				/>
				<KindField value={kind === 'rich' ? 'markdown' : 'rich'} />
				<div class="form-actions">
					<Button>{t('pads:markdown.copy.make')}</Button>
					<LinkButton kind="quiet" href={`/pads/${nameOf(pass.about)}`}>
						{t('ui:cancel')}
					</LinkButton>
				</div>
			</Form>
		</Sheet>
	)
});
