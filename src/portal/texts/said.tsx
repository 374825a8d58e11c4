import { markdown } from '#base/markdown.ts';
import { blanksOf, withBlanks, withoutBlanks } from '#kernel/texts/text.ts';
import { useView } from '#ui/view.ts';

/** What the host says, as visitors read it; those who look after the host see what is still to be completed. */
export function Said({ text }: { text: string }) {
	const { t, person } = useView();
	const shown = person?.admin ? withBlanks(text, (what) => t('portal:texts.blank', { what })) : withoutBlanks(text);
	// Safe: markdown() lets no HTML of anybody through.
	return <div class="prose" dangerouslySetInnerHTML={{ __html: markdown(shown) }} />;
}

export const isIncomplete = (text: string): boolean => blanksOf(text).length > 0;
