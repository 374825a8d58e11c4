/** A page about one pad: its title at the head, and the way back to its text. */
import type { ComponentChildren } from 'preact';
import { type Item, nameOf } from '#kernel/items/item.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';

type PadSheetProps = { pad: Item; title: string; lead?: string; wide?: boolean; children: ComponentChildren };

export function PadSheet({ pad, title, lead = pad.title, wide, children }: PadSheetProps) {
	const { t } = useView();
	return (
		<Sheet
			title={title}
			wide={wide}
			kicker={{ icon: 'pad', text: t('pads:kicker') }}
			lead={<p>{lead}</p>}
			actions={
				<LinkButton kind="quiet" icon="back" href={`/pads/${nameOf(pad)}`}>
					{t('pads:links.back')}
				</LinkButton>
			}
		>
			{children}
		</Sheet>
	);
}
