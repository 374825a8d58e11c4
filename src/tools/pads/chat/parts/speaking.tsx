import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import { NameField } from '../../comments/parts/field.tsx';
import { limits } from '../message.ts';

type SpeakingProps = { address: string; named: boolean; name?: string; onKeyDown?: (event: KeyboardEvent) => void };

export function Speaking({ address, named, name, onKeyDown }: SpeakingProps) {
	const { t, typed } = useView();
	return (
		<Form verb="say" action={address} class="form near pad-speaking" label={t('pads:chat.say-title')}>
			{!named && <NameField id="chat-name" value={name} />}
			<div class="field">
				<label for="chat-text">{t('pads:chat.message')}</label>
				<textarea
					id="chat-text"
					class="input"
					name="text"
					rows={2}
					maxLength={limits.text}
					required
					onKeyDown={onKeyDown}
				>
					{typed.verb === 'say' ? typed.text : ''}
				</textarea>
			</div>
			<div class="row near">
				<button class="button small main" type="submit">
					{t('pads:chat.say')}
				</button>
			</div>
		</Form>
	);
}
