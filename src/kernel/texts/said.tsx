import { markdown } from '#base/markdown.ts';
import { useView } from '#ui/view.ts';
import { withBlanks, withoutBlanks } from './text.ts';

/** What the host says, as visitors read it; those who look after the host see what is still to be completed. */
export function Said({ text, steps = 0 }: { text: string; steps?: number }) {
	const { t, person } = useView();
	const shown = person?.admin ? withBlanks(text, (what) => t('kernel:texts.blank', { what })) : withoutBlanks(text);
	// Safe: markdown() lets no HTML of anybody through.
	return <div class="prose" dangerouslySetInnerHTML={{ __html: markdown(shown, steps) }} />;
}
